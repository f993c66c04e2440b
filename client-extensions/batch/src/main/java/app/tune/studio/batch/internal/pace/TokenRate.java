package app.tune.studio.batch.internal.pace;

/**
 * Limits tokens in a minute. How many a request takes is known at its end only, so each one
 * reserves what the latest ones took on average, and the difference is settled then; what is spent
 * too much delays the next starts. Not thread-safe.
 */
final class TokenRate {

  private static final double NANOS_PER_MINUTE = 60e9;
  private static final double BURST_NANOS = 1e9;
  private static final double SMOOTHING = 0.1;

  private final double perNano;
  private final double burst;
  private double available;
  private double average;
  private boolean averageKnown;
  private long last;

  /** Takes the number of tokens in a minute, infinite for no limit. */
  TokenRate(double perMinute, long now) {
    perNano = perMinute / NANOS_PER_MINUTE;
    burst = perNano * BURST_NANOS;
    available = burst;
    last = now;
  }

  /** Returns how long to wait before the next start, 0 for none. */
  long waitNanos(long now) {
    if (Double.isInfinite(perNano)) {
      return 0;
    }
    available = Math.min(burst, available + (now - last) * perNano);
    last = now;
    return available > 0 ? 0 : (long) Math.ceil(-available / perNano) + 1;
  }

  /** Returns what is reserved for a request that starts. */
  double started() {
    available -= average;
    return average;
  }

  /** Settles what a request took, -1 where that is unknown. */
  void ended(double reserved, long tokens) {
    if (tokens < 0) {
      return;
    }
    available += reserved - tokens;
    average = averageKnown ? average + (tokens - average) * SMOOTHING : tokens;
    averageKnown = true;
  }

  /** Gives back what a request did not take. */
  void cancelled(double reserved) {
    available += reserved;
  }
}
