package app.tune.studio.client.retry;

/**
 * How many retries all calls of a client may make together, so that an outage is not multiplied.
 *
 * <p>A bucket of retries is full at first. Each retry takes one out, each call that succeeds puts a
 * part of one back. A retry after a 429 that says how long to wait takes none, nor does the first
 * one after a pooled connection turned out to be closed. Immutable.
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

  /** {@return the default: 100 retries at once, and one for every five calls that succeed} */
  public static RetryBudget standard() {
    return STANDARD;
  }

  /** {@return no limit over all calls; each call keeps the limit of its policy} */
  public static RetryBudget unlimited() {
    return UNLIMITED;
  }

  /**
   * {@return a budget of another size}
   *
   * @param size how many retries can be made at once, 0 or more
   * @param refill how much of a retry each call that succeeds gives back, 0 to 1
   * @throws IllegalArgumentException where a value is out of its range
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

  /** {@return how much of a retry each call that succeeds gives back} */
  public double refill() {
    return refill;
  }
}
