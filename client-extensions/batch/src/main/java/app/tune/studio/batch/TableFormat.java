package app.tune.studio.batch;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Rows that are put into a template, one prompt each. Immutable. */
public final class TableFormat extends BatchFormat {

  private final PromptTemplate template;
  private final boolean csv;
  private final char separator;
  private final @Nullable String idColumn;

  private TableFormat(
      PromptTemplate template, boolean csv, char separator, @Nullable String idColumn) {
    this.template = template;
    this.csv = csv;
    this.separator = separator;
    this.idColumn = idColumn;
  }

  static TableFormat csv(PromptTemplate template) {
    return new TableFormat(template, true, ',', null);
  }

  static TableFormat jsonLines(PromptTemplate template) {
    return new TableFormat(template, false, ',', null);
  }

  /**
   * {@return the same format, with ids out of a column; by default they are the numbers of the
   * lines at which the rows begin}
   *
   * @param column its name; its values must not repeat
   */
  public TableFormat idColumn(String column) {
    return new TableFormat(template, csv, separator, column);
  }

  /**
   * {@return the same format, with another character between the columns of a row than a comma; it
   * means nothing for JSON lines}
   *
   * @param character a semicolon or a tab, say; no quote and no line end
   * @throws IllegalArgumentException for a quote or a line end
   */
  public TableFormat separator(char character) {
    if (character == '"' || character == '\n' || character == '\r') {
      throw new IllegalArgumentException("separator: must not be a quote or a line end");
    }
    return new TableFormat(template, csv, character, idColumn);
  }

  @Override
  ItemReader read(InputStream in) throws IOException {
    return csv
        ? new CsvItems(in, template, separator, idColumn)
        : new LinesFormat(toString(), line -> jsonItem(JsonLine.read(line))).read(in);
  }

  private BatchItem jsonItem(JsonLine line) throws FaultyLineException {
    String prompt = template.fill(column -> text(line, column));
    return new BatchItem(id(line), line.number(), request -> request.prompt(prompt));
  }

  private static String text(JsonLine line, String member) throws FaultyLineException {
    if (!line.has(member)) {
      throw line.fault("no member " + member);
    }
    return JsonText.of(line.get(member));
  }

  private String id(JsonLine line) throws FaultyLineException {
    if (idColumn == null) {
      return Long.toString(line.number());
    }
    if (!line.has(idColumn)) {
      throw line.fault(idColumn + " is missing");
    }
    return line.idText(idColumn, line.get(idColumn));
  }

  @Override
  public String toString() {
    return csv ? "CSV with a template" : "JSON lines with a template";
  }
}
