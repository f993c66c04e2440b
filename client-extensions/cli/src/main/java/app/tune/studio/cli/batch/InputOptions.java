package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchFormat;
import app.tune.studio.batch.BatchInput;
import app.tune.studio.batch.TableFormat;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.UsageException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the items come from, and how a file is made of them. */
final class InputOptions {

  static final String STANDARD_STREAM = "-";
  private static final String PROMPT = "--prompt";
  private static final String SEPARATOR = "--separator";

  /** The formats by the names that users give them. */
  enum Format {
    /** As the name of the file suggests. */
    auto,
    /** OpenAI's batch files. */
    openai,
    /** Objects of request members. */
    jsonl,
    /** A prompt on each line. */
    text,
    /** A table. */
    csv,
    /** A table with tabs. */
    tsv
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the input: ${COMPLETION-CANDIDATES}. By default the name suggests it: .txt has"
              + " a prompt on each line, .csv and .tsv are tables, others JSON lines, OpenAI's"
              + " batch files among them. Any may be compressed by gzip.")
  private Format format = Format.auto;

  @Option(
      names = PROMPT,
      paramLabel = "TEMPLATE",
      description =
          "Prompt that is made of each row or JSON object: \"Classify: {text}\" takes the column"
              + " or member text; braces of its own are doubled.")
  private @Nullable String template;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column or member that identifies a row; by default its line number does.")
  private @Nullable String idColumn;

  @Option(
      names = SEPARATOR,
      paramLabel = "CHARACTER",
      converter = SeparatorConverter.class,
      description =
          "Character between the columns of a table, in place of a comma; \\t or tab for a tab.")
  private @Nullable Character separator;

  /** Returns the input that has this name. */
  BatchInput open(String name, Host host) {
    boolean standardInput = name.equals(STANDARD_STREAM);
    BatchFormat chosen =
        template == null ? plain(name, standardInput) : table(name, standardInput, template);
    return standardInput
        ? BatchInput.stream(host.in(), chosen).named("standard input")
        : BatchInput.file(Path.of(name), chosen);
  }

  private BatchFormat plain(String name, boolean standardInput) {
    if (idColumn != null || separator != null) {
      throw new UsageException("--id-column and --separator need a --prompt");
    }
    return switch (format) {
      case auto -> standardInput ? BatchFormat.jsonLines() : suggested(name);
      case openai -> BatchFormat.openAi();
      case jsonl -> BatchFormat.jsonLines();
      case text -> BatchFormat.textLines();
      case csv, tsv -> throw new UsageException("--format " + format + ": needs a --prompt");
    };
  }

  private static BatchFormat suggested(String name) {
    try {
      return BatchFormat.of(Path.of(name));
    } catch (IllegalArgumentException e) {
      throw new UsageException(name + ": a table needs a --prompt", e);
    }
  }

  private TableFormat table(String name, boolean standardInput, String prompt) {
    TableFormat table;
    try {
      table = filled(name, standardInput, prompt);
    } catch (IllegalArgumentException e) {
      throw UsageException.of(PROMPT, e);
    }
    TableFormat identified = idColumn == null ? table : table.idColumn(idColumn);
    try {
      return separator == null ? identified : identified.separator(separator);
    } catch (IllegalArgumentException e) {
      throw UsageException.of(SEPARATOR, e);
    }
  }

  private TableFormat filled(String name, boolean standardInput, String prompt) {
    return switch (format) {
      case auto ->
          standardInput ? BatchFormat.jsonLines(prompt) : BatchFormat.of(Path.of(name), prompt);
      case jsonl -> BatchFormat.jsonLines(prompt);
      case csv -> BatchFormat.csv(prompt);
      case tsv -> BatchFormat.csv(prompt).separator('\t');
      case openai, text -> throw new UsageException("--format " + format + ": takes no --prompt");
    };
  }
}
