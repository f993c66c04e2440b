package app.tune.studio.batch;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file, the first of which names the columns. A row of another length is
 * refused: a separator in a text without quotes would cut the text.
 */
final class CsvItems implements ItemReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final PromptTemplate template;
  private final @Nullable String idColumn;
  private final BufferedReader reader;
  private final char separator;
  private @Nullable CloseableIterator<CsvRecord> rows;
  private List<String> header = List.of();
  private long lastLine;

  CsvItems(InputStream in, PromptTemplate template, char separator, @Nullable String idColumn) {
    this.template = template;
    this.separator = separator;
    this.idColumn = idColumn;
    this.reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  @Override
  public @Nullable BatchItem next() throws IOException {
    try {
      CloseableIterator<CsvRecord> iterator = rows == null ? open() : rows;
      return iterator.hasNext() ? item(iterator.next()) : null;
    } catch (CharacterCodingException e) {
      throw notUtf8();
    } catch (CsvParseException e) {
      String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw FaultyLineException.endingAt(lastLine + 1, "at or after it: " + message);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? notUtf8() : e.getCause();
    }
  }

  private FaultyLineException notUtf8() {
    return FaultyLineException.endingAt(lastLine + 1, "at or after it: not UTF-8");
  }

  private CloseableIterator<CsvRecord> open() throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    CloseableIterator<CsvRecord> opened =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false) // the rows behind it would be lost in one field
            .ofCsvRecord(reader)
            .iterator();
    rows = opened;
    if (opened.hasNext()) {
      header = opened.next().getFields();
      lastLine = 1;
      checkHeader();
    }
    return opened;
  }

  private BatchItem item(CsvRecord row) throws FaultyLineException {
    lastLine = row.getStartingLineNumber();
    String prompt = template.fill(column -> field(row, column));
    String id = idColumn == null ? Long.toString(lastLine) : field(row, idColumn);
    if (id.isEmpty()) {
      throw FaultyLineException.at(lastLine, idColumn + " is empty");
    }
    return new BatchItem(id, lastLine, request -> request.prompt(prompt));
  }

  private String field(CsvRecord row, String column) {
    return row.getField(header.indexOf(column));
  }

  private void checkHeader() throws FaultyLineException {
    for (String column : template.columns()) {
      requireColumn(column);
    }
    if (idColumn != null) {
      requireColumn(idColumn);
    }
  }

  private void requireColumn(String column) throws FaultyLineException {
    if (!header.contains(column)) {
      throw FaultyLineException.endingAt(1, "no column " + column + " in " + header);
    }
    if (header.indexOf(column) != header.lastIndexOf(column)) {
      throw FaultyLineException.endingAt(1, "the column " + column + " repeats in " + header);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
