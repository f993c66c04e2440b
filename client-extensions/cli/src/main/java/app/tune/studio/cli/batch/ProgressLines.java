package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchProgress;
import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.report.OneLine;
import java.time.Duration;

/** A line every ten seconds, for logs and files. */
final class ProgressLines implements ProgressDisplay {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Output err;

  ProgressLines(Output err) {
    this.err = err;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void onProgress(BatchProgress progress) {
    String total = progress.total() < 0 ? "" : " of " + Texts.count(progress.total());
    Duration left = progress.timeLeft();
    err.println(
        Texts.count(progress.done())
            + total
            + " done, "
            + Texts.count(progress.failed())
            + " failed, "
            + progress.inFlight()
            + " in flight, "
            + Texts.rate(progress.requestsPerSecond())
            + " items/s, "
            + Texts.tokens(progress)
            + (left == null || left.isZero() ? "" : ", " + Texts.time(left) + " left"));
  }

  @Override
  public void onPause(Duration wait, String reason) {
    err.println("all requests wait " + Texts.time(wait) + ": " + OneLine.shortened(reason));
  }

  @Override
  public void close() {}
}
