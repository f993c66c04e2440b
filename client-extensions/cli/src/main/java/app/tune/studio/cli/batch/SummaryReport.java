package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchProgress;
import app.tune.studio.batch.BatchSummary;
import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.report.OneLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** What a batch did, in a few lines on standard error. */
final class SummaryReport {

  private final Output err;
  private final String output;
  private final boolean resumable;

  /**
   * Prepares a report.
   *
   * @param output what the results are written to
   * @param resumable whether a later run can go on after what was written
   */
  SummaryReport(Output err, String output, boolean resumable) {
    this.err = err;
    this.output = output;
    this.resumable = resumable;
  }

  void print(BatchSummary summary) {
    BatchProgress progress = summary.progress();
    err.println(
        (summary.isComplete() ? "done: " : "stopped: ")
            + Texts.count(progress.succeeded())
            + " succeeded, "
            + Texts.count(progress.failed())
            + " failed, "
            + Texts.count(progress.skipped())
            + " done before"
            + left(progress)
            + "; "
            + Texts.time(progress.elapsed())
            + ", "
            + Texts.count(progress.retried())
            + " retries");
    err.println(
        "tokens: prompt "
            + Texts.count(progress.promptTokens())
            + ", completion "
            + Texts.count(progress.completionTokens())
            + cost(progress));
    if (!summary.failures().isEmpty()) {
      failures(summary);
    }
    if (!summary.isComplete() && resumable) {
      err.println("Run the same command again to resume.");
    }
  }

  private void failures(BatchSummary summary) {
    err.println(
        "failures: "
            + byKind(summary.failures())
            + "; they are error lines in "
            + output
            + (resumable ? ", --retry-failed tries them again" : ""));
    summary
        .firstMessages()
        .forEach((kind, message) -> err.println("  " + kind + ": " + OneLine.shortened(message)));
  }

  private static String left(BatchProgress progress) {
    long left = progress.total() - progress.done();
    return progress.total() < 0 || left == 0 ? "" : ", " + Texts.count(left) + " left";
  }

  private static String cost(BatchProgress progress) {
    BigDecimal cost = progress.cost();
    return cost == null ? "" : "; cost " + Texts.cost(cost);
  }

  private static String byKind(Map<String, Long> failures) {
    return failures.entrySet().stream()
        .map(kind -> kind.getKey() + " " + Texts.count(kind.getValue()))
        .collect(Collectors.joining(", "));
  }
}
