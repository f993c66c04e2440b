package app.tune.studio.client.internal.retry;

import app.tune.studio.client.retry.RetryBudget;
import java.util.concurrent.atomic.AtomicLong;

/** The current state of a client's retry budget. Thread-safe. */
final class RetryTokens {

  private static final long PER_RETRY = 1000;

  private final RetryBudget budget;
  private final long capacity;
  private final long refill;
  private final AtomicLong tokens;

  /** Starts with a full budget. */
  RetryTokens(RetryBudget budget) {
    this.budget = budget;
    this.capacity = budget.size() * PER_RETRY;
    this.refill = Math.round(budget.refill() * PER_RETRY);
    this.tokens = new AtomicLong(capacity);
  }

  /** Takes a token for a retry; returns false if there is none. */
  boolean take() {
    return tokens.getAndUpdate(left -> left >= PER_RETRY ? left - PER_RETRY : left) >= PER_RETRY;
  }

  /** Records a successful call. */
  void succeeded() {
    if (tokens.get() < capacity) {
      tokens.updateAndGet(left -> Math.min(capacity, left + refill));
    }
  }

  /** Returns why there is no retry. */
  String whyNot() {
    return "the retry budget of " + budget.size() + " is used up";
  }
}
