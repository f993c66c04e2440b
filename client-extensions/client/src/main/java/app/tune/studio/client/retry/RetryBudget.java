package app.tune.studio.client.retry;

/**
 * Limits the retries of all calls of a client, so that retries do not amplify an outage.
 *
 * <p>A token bucket that is full at first. Each retry takes a token, each successful call adds a
 * fraction of one. A retry after a 429 with a Retry-After is free, as is the first one after a
 * pooled connection turned out to be closed. Immutable.
 */
public final class RetryBudget {

  private static final RetryBudget STANDARD = new RetryBudget(100, 0.2);
  private static final RetryBudget UNLIMITED = new RetryBudget(Integer.MAX_VALUE, 1);

  private final int size;
  private final double refill;

  private RetryBudget(int size, double refill) {
    this.size = size;
    this.refill = refill;
  }

  /** {@return the default: 100 retries at once, and one for every five successful calls} */
  public static RetryBudget standard() {
    return STANDARD;
  }

  /** {@return a budget without limit; only the policy limits the retries of each call} */
  public static RetryBudget unlimited() {
    return UNLIMITED;
  }

  /**
   * {@return a budget of the given size}
   *
   * @param size how many retries can be made at once, 0 or more
   * @param refill the fraction of a retry that each successful call adds, 0 to 1
   * @throws IllegalArgumentException if a value is out of range
   */
  public static RetryBudget of(int size, double refill) {
    if (size < 0) {
      throw new IllegalArgumentException("size: must be 0 or more, was " + size);
    }
    if (!(refill >= 0 && refill <= 1)) {
      throw new IllegalArgumentException("refill: must be 0 to 1, was " + refill);
    }
    return new RetryBudget(size, refill);
  }

  /** {@return how many retries can be made at once} */
  public int size() {
    return size;
  }

  /** {@return the fraction of a retry that each successful call adds} */
  public double refill() {
    return refill;
  }
}
