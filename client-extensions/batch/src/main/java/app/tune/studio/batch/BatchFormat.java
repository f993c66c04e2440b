package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.ByteLines;
import app.tune.studio.batch.internal.file.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How an input is made of items. All are UTF-8, with or without a byte order mark, and may be
 * compressed by gzip. Blank lines are left out, and count in line numbers. Immutable.
 */
public abstract class BatchFormat {

  private static final BatchFormat OPEN_AI =
      new LinesFormat("OpenAI batch", line -> OpenAiLine.item(JsonLine.read(line)));
  private static final BatchFormat JSON_LINES =
      new LinesFormat("JSON lines", BatchFormat::eitherLine);
  private static final BatchFormat TEXT_LINES =
      new LinesFormat("text lines", BatchFormat::textLine);

  BatchFormat() {}

  /**
   * {@return the input files of OpenAI's batches and of vLLM's {@code run-batch}} A line is {@code
   * {"custom_id": …, "method": "POST", "url": "/v1/completions", "body": {…}}}. The method and the
   * URL may be missing; a URL of another endpoint is refused, the one in use is the client's.
   */
  public static BatchFormat openAi() {
    return OPEN_AI;
  }

  /**
   * {@return JSON objects, one on a line} One with a {@code body} is read as {@link #openAi} does.
   * Any other one holds the members of the request, {@code prompt} among them; {@code custom_id} or
   * else {@code id} identifies it and is not sent, without either it is the number of the line.
   */
  public static BatchFormat jsonLines() {
    return JSON_LINES;
  }

  /** {@return prompts, one on a line; the number of the line is the id} */
  public static BatchFormat textLines() {
    return TEXT_LINES;
  }

  /**
   * {@return a table of comma-separated values with a header, RFC 4180, each row put into a
   * template}
   *
   * @param template the prompt; {@code {name}} stands for the column of that name, {@code {{} and
   *     {@code }}} for a brace
   * @throws IllegalArgumentException where a brace has no counterpart
   */
  public static TableFormat csv(String template) {
    return TableFormat.csv(PromptTemplate.parse(template));
  }

  /**
   * {@return JSON objects, one on a line, each put into a template}
   *
   * @param template the prompt; {@code {name}} stands for the member of that name, {@code {{} and
   *     {@code }}} for a brace. A text stands for itself, null for nothing, anything else for its
   *     JSON
   * @throws IllegalArgumentException where a brace has no counterpart
   */
  public static TableFormat jsonLines(String template) {
    return TableFormat.jsonLines(PromptTemplate.parse(template));
  }

  /**
   * {@return the format that the name of a file suggests: {@link #textLines} for {@code .txt},
   * {@link #jsonLines()} for all others; {@code .gz} behind it does not matter}
   *
   * @param file its name is looked at only
   * @throws IllegalArgumentException for {@code .csv} and {@code .tsv}, which need a template
   */
  public static BatchFormat of(Path file) {
    String name = Gzip.plainName(file.toString()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      throw new IllegalArgumentException(file + ": a table needs a template for its prompts");
    }
    return name.endsWith(".txt") ? TEXT_LINES : JSON_LINES;
  }

  /**
   * {@return the format that the name of a file suggests for rows that are put into a template:
   * {@link #csv} for {@code .csv}, the same with tabs for {@code .tsv}, {@link #jsonLines(String)}
   * for all others; {@code .gz} behind it does not matter}
   *
   * @param file its name is looked at only
   * @param template the prompt, as in {@link #csv}
   */
  public static TableFormat of(Path file, String template) {
    String name = Gzip.plainName(file.toString()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".tsv")) {
      return csv(template).separator('\t');
    }
    return name.endsWith(".csv") ? csv(template) : jsonLines(template);
  }

  abstract ItemReader read(InputStream in) throws IOException;

  private static BatchItem eitherLine(ByteLines line) throws IOException {
    JsonLine json = JsonLine.read(line);
    return json.has(OpenAiLine.BODY) ? OpenAiLine.item(json) : PromptLine.item(json);
  }

  private static BatchItem textLine(ByteLines line) throws FaultyLineException {
    ByteBuffer bytes = ByteBuffer.wrap(line.array(), line.offset(), line.length());
    try {
      String prompt = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return new BatchItem(
          Long.toString(line.number()), line.number(), request -> request.prompt(prompt));
    } catch (CharacterCodingException e) {
      throw FaultyLineException.at(line.number(), "not UTF-8");
    }
  }
}
