package app.tune.studio.batch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does at steady intervals what no worker should be held up with. */
final class Ticker {

  private final BatchRun run;
  private final ResultWriter writer;
  private final Duration sync;
  private final Duration progress;
  private volatile boolean ended;

  Ticker(BatchRun run, ResultWriter writer, Settings settings) {
    this.run = run;
    this.writer = writer;
    this.sync = settings.syncInterval();
    this.progress = settings.progressInterval();
  }

  /** Ends {@link #work}; the thread is to be interrupted, too. */
  void end() {
    ended = true;
  }

  /** Works until it is ended or interrupted: a listener may swallow the interrupt. */
  void work() throws InterruptedException {
    long nextSync = System.nanoTime() + sync.toNanos();
    long nextProgress = System.nanoTime() + progress.toNanos();
    while (!ended) {
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
