package app.tune.studio.batch.internal.pace;

/**
 * How many requests may be under way: additive increase, multiplicative decrease. Not thread-safe.
 *
 * <p>It begins low and doubles with each round trip until the server first pushes back; from then
 * on a round trip of successes adds one. A refusal halves it, growing latency takes a tenth; either
 * counts once for all requests that were under way together.
 */
public final class ConcurrencyLimit {

  private static final int START = 4;
  private static final double AFTER_REFUSAL = 0.5;
  private static final double AFTER_DELAY = 0.9;

  private final int max;
  private final boolean adaptive;
  private double limit;
  private boolean starting = true;
  private long lastDecrease = Long.MIN_VALUE;

  /**
   * Starts at the maximum, or low where it adapts.
   *
   * @param max 1 or more
   */
  public ConcurrencyLimit(int max, boolean adaptive) {
    this.max = max;
    this.adaptive = adaptive;
    this.limit = adaptive ? Math.min(START, max) : max;
  }

  /** Returns the limit, 1 or more. */
  public int value() {
    return (int) limit;
  }

  /**
   * Records a success.
   *
   * @param inFlight how many requests were under way, this one included
   */
  void succeeded(int inFlight) {
    // what is not used says nothing about whether the server could take it
    if (adaptive && inFlight >= value()) {
      limit = Math.min(max, limit + (starting ? 1 : 1 / limit));
    }
  }

  /** Records that the server refused a request for its load. */
  void refused(long startedAt, long now) {
    decrease(AFTER_REFUSAL, startedAt, now);
  }

  /** Records that responses have become slow. */
  void delayed(long startedAt, long now) {
    decrease(AFTER_DELAY, startedAt, now);
  }

  private void decrease(double factor, long startedAt, long now) {
    if (adaptive && startedAt >= lastDecrease) {
      limit = Math.max(1, limit * factor);
      lastDecrease = now;
      starting = false;
    }
  }
}
