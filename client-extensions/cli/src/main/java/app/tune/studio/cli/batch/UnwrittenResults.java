package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchOutputException;
import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.report.FailureReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Saves results that were paid for and could not be written to the output. */
final class UnwrittenResults {

  private UnwrittenResults() {}

  /** Writes them to a file of their own, or if that is not possible either, to standard error. */
  static void save(BatchOutputException failure, Output err, FailureReport report) {
    List<String> lines = failure.unwritten();
    if (lines.isEmpty()) {
      return;
    }
    try {
      Path file = Files.createTempFile("tune-batch-", ".jsonl");
      Files.write(file, lines);
      report.hint("results that were paid for and could not be written are in " + file);
    } catch (IOException e) {
      report.hint("results that were paid for follow, since no file can be written");
      lines.forEach(err::println);
    }
  }
}
