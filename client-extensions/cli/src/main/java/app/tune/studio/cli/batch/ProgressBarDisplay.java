package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchProgress;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.report.OneLine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that is drawn again and again in the same line, for a person. */
final class ProgressBarDisplay implements ProgressDisplay {

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int REDRAW_MILLIS = 250;

  private final Output err;
  private final ProgressBar bar;
  private boolean closed;
  private volatile @Nullable Duration left;
  private long pauseEnd = System.nanoTime();
  private String pauseReason = "";

  ProgressBarDisplay(Host host) {
    this.err = host.err();
    PrintStream stream = new PrintStream(err.stream(), true, StandardCharsets.UTF_8);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("batch")
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .continuousUpdate() // what all requests wait for is to be seen while nothing is done
            .setEtaFunction(state -> Optional.ofNullable(left))
            // with a width: without one the library opens the terminal and takes its signals over
            .setConsumer(new ConsoleProgressBarConsumer(stream, host.columns() - 1))
            .build();
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void onProgress(BatchProgress progress) {
    left = progress.timeLeft();
    if (progress.total() >= 0) { // unknown again in a batch that was stopped
      bar.maxHint(progress.total());
    }
    bar.stepTo(progress.done());
    Duration wait = Duration.ofNanos(pauseEnd - System.nanoTime());
    if (wait.isNegative()) {
      bar.setExtraMessage(
          " "
              + Texts.rate(progress.requestsPerSecond())
              + "/s, "
              + (progress.failed() == 0 ? "" : Texts.count(progress.failed()) + " failed, ")
              + Texts.tokens(progress));
    } else {
      showPause(wait);
    }
  }

  @Override
  public void onPause(Duration wait, String reason) {
    pauseEnd = System.nanoTime() + wait.toNanos();
    pauseReason = OneLine.shortened(reason);
    showPause(wait);
  }

  private void showPause(Duration left) {
    bar.setExtraMessage(" waiting " + Texts.time(left) + ": " + pauseReason);
  }

  @Override
  public void beforeMessage() {
    err.println(""); // leaves the line of the bar
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      bar.close(); // draws it once more
    }
  }
}
