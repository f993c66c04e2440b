package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchProgress;
import app.tune.studio.batch.BatchSummary;
import app.tune.studio.cli.host.Output;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** What a batch did, in a few lines on standard error. */
final class SummaryReport {

  private final Output err;
  private final String output;

  SummaryReport(Output err, String output) {
    this.err = err;
    this.output = output;
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
      err.println(
          "failures: "
              + byKind(summary.failures())
              + "; they are error lines in "
              + output
              + ", --retry-failed tries them again");
    }
    if (!summary.isComplete()) {
      err.println("Run the same command again to resume.");
    }
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
