package app.tune.studio.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Spaces the starts of requests in one JVM, and holds them back while the server asks to wait.
 * Thread-safe.
 */
final class Pacer {

  private final LongSupplier nanoTime;
  private final long interval;
  private long nextStart;

  /**
   * Creates a pacer.
   *
   * @param requestsPerMinute more than 0, or null for no limit
   * @param nanoTime the source of time
   */
  Pacer(@Nullable Double requestsPerMinute, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.interval =
        requestsPerMinute == null ? 0 : (long) (TimeUnit.MINUTES.toNanos(1) / requestsPerMinute);
    this.nextStart = nanoTime.getAsLong();
  }

  /**
   * Takes the next start if it is due.
   *
   * @return 0 where a request may start now, else how many nanoseconds are left until one may
   */
  synchronized long tryStart() {
    long now = nanoTime.getAsLong();
    if (nextStart - now > 0) {
      return nextStart - now;
    }
    nextStart = now + interval;
    return 0;
  }

  /** Counts a request that was started without asking, as the client's retries are. */
  synchronized void countRetry() {
    nextStart = Math.max(nextStart - nanoTime.getAsLong(), 0) + nanoTime.getAsLong() + interval;
  }

  /** Holds back all starts for this long from now on. */
  synchronized void pause(Duration time) {
    long until = nanoTime.getAsLong() + time.toNanos();
    if (until - nextStart > 0) {
      nextStart = until;
    }
  }
}
