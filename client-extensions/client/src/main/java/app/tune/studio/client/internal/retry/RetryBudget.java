package app.tune.studio.client.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the retries of a whole client, so that an outage is not multiplied by it.
 *
 * <p>A retry takes tokens out of a bucket and a success puts some back: with a bucket of 500, a
 * cost of 5 and a refund of 1, the client can make 100 retries at once, and in an outage that lasts
 * no more than one for every five successes. Thread-safe.
 */
public final class RetryBudget {

  private static final int CAPACITY = 500;
  private static final int COST = 5;
  private static final int REFUND = 1;

  private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

  /** Starts with a full bucket. */
  public RetryBudget() {}

  /** Takes what one retry costs; returns false where there is not enough left. */
  boolean take() {
    return tokens.getAndUpdate(left -> left >= COST ? left - COST : left) >= COST;
  }

  /** Records a call that succeeded. */
  public void succeeded() {
    if (tokens.get() < CAPACITY) {
      tokens.updateAndGet(left -> Math.min(CAPACITY, left + REFUND));
    }
  }
}
