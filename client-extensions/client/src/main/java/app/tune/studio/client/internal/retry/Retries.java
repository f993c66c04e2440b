package app.tune.studio.client.internal.retry;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.TuneStudioException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides, for the calls of one client, whether a failed attempt is made again. Thread-safe. */
public final class Retries {

  private final RetryBudget budget;
  private final RandomGenerator random;

  /**
   * Creates the decision over a client's budget and a source of jitter.
   *
   * @param budget shared by all calls of a client
   * @param random chooses the waits
   */
  public Retries(RetryBudget budget, RandomGenerator random) {
    this.budget = budget;
    this.random = random;
  }

  /**
   * {@return how long to wait before the next attempt, or null where there is to be none}
   *
   * @param policy which failures may be retried
   * @param failure what the last attempt ended with
   * @param failed how many attempts were made
   * @param remaining what is left of the call's total time
   */
  public @Nullable Duration next(
      RetryPolicy policy, TuneStudioException failure, int failed, Duration remaining) {
    if (failed > policy.maxRetries() || !policy.isRetryable(failure)) {
      return null;
    }
    Duration wait = policy.backoff().delay(failed, random);
    Duration asked = failure instanceof ApiException answered ? answered.retryAfter() : null;
    if (asked != null) {
      if (asked.compareTo(policy.maxRetryAfter()) > 0) {
        return null;
      }
      wait = asked;
    }
    return wait.compareTo(remaining) < 0 && budget.take() ? wait : null;
  }
}
