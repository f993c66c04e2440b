package app.tune.studio.batch;

import app.tune.studio.batch.internal.pace.Pace;
import java.time.Duration;

/** Calls the listener, one call at a time. Thread-safe. */
final class Reporter {

  private final BatchListener listener;
  private final Settings settings;
  private final Tally tally;
  private final Gate gate;
  private final Time time;
  private final RecentRate requests;
  private final RecentRate tokens;

  Reporter(Settings settings, Tally tally, Gate gate, Time time) {
    this.listener = settings.listener();
    this.settings = settings;
    this.tally = tally;
    this.gate = gate;
    this.time = time;
    this.requests = new RecentRate(time.nanos());
    this.tokens = new RecentRate(time.nanos());
  }

  synchronized void written(BatchResult result) {
    listener.onResult(result);
  }

  synchronized void paused(Duration wait, String reason) {
    listener.onPause(wait, reason);
  }

  synchronized void report(long total) {
    listener.onProgress(progress(total));
  }

  synchronized BatchProgress progress(long total) {
    long now = time.nanos();
    Counts counts = tally.counts();
    return new BatchProgress(
        counts,
        total,
        gate.read(Pace::inFlight),
        gate.read(Pace::limit),
        requests.update(counts.succeeded() + counts.failed(), now),
        tokens.update(counts.promptTokens() + counts.completionTokens(), now),
        Duration.ofNanos(now),
        settings.prices());
  }
}
