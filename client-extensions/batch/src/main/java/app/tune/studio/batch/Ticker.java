package app.tune.studio.batch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does at steady intervals what no worker should be held up with. */
final class Ticker {

  private final BatchRun run;
  private final ResultWriter writer;
  private final Duration sync;
  private final Duration progress;

  Ticker(BatchRun run, ResultWriter writer, Settings settings) {
    this.run = run;
    this.writer = writer;
    this.sync = settings.syncInterval();
    this.progress = settings.progressInterval();
  }

  /** Works until it is interrupted. */
  void work() throws InterruptedException {
    long nextSync = System.nanoTime() + sync.toNanos();
    long nextProgress = System.nanoTime() + progress.toNanos();
    while (true) {
      long now = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, Math.min(nextSync - now, nextProgress - now)));
      now = System.nanoTime();
      if (nextSync - now <= 0) {
        writer.sync();
        nextSync = now + sync.toNanos();
      }
      if (nextProgress - now <= 0) {
        run.report();
        nextProgress = now + progress.toNanos();
      }
    }
  }
}
