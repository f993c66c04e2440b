package app.tune.studio.client.internal.retry;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides whether failed attempts of a client's calls are retried. Thread-safe. */
public final class Retries {

  private static final double MAX_JITTER = 0.1;

  private final RetryTokens tokens;
  private final RandomGenerator random;

  /** Creates an instance with a client's budget and a source of jitter. */
  public Retries(RetryBudget budget, RandomGenerator random) {
    this.tokens = new RetryTokens(budget);
    this.random = random;
  }

  /** Records a successful call, which fills the budget up again. */
  public void succeeded() {
    tokens.succeeded();
  }

  /**
   * Decides whether there is another attempt.
   *
   * @param failed the number of failed attempts so far
   * @param remaining the time left of the total timeout
   * @param connectionWasStale whether a pooled connection turned out to be closed, for the first
   *     time in this call
   */
  public RetryDecision decide(
      RetryPolicy policy,
      TuneStudioException failure,
      int failed,
      Duration remaining,
      boolean connectionWasStale) {
    if (!isRetryable(policy, failure)) {
      return RetryDecision.NOT_RETRYABLE;
    }
    if (failed > policy.maxRetries()) {
      return policy.maxRetries() == 0
          ? RetryDecision.NOT_RETRYABLE
          : RetryDecision.no(
              "the limit of "
                  + policy.maxRetries()
                  + (policy.maxRetries() == 1 ? " retry" : " retries")
                  + " is reached");
    }
    if (connectionWasStale) {
      return RetryDecision.after(Duration.ZERO);
    }
    Duration wait = policy.delay(failed, random);
    Duration asked = failure instanceof ApiException answered ? answered.retryAfter() : null;
    if (asked != null) {
      if (asked.compareTo(policy.maxRetryAfter()) > 0) {
        return RetryDecision.no("the server asks to wait longer than maxRetryAfter allows");
      }
      wait = asked.plusNanos((long) (asked.toNanos() * MAX_JITTER * random.nextDouble()));
    }
    if (wait.compareTo(remaining) >= 0) {
      return RetryDecision.no("the total timeout would end the wait");
    }
    boolean paced = asked != null && failure instanceof RateLimitException;
    return paced || tokens.take() ? RetryDecision.after(wait) : RetryDecision.no(tokens.whyNot());
  }

  /** The server may state explicitly whether to retry. */
  private static boolean isRetryable(RetryPolicy policy, TuneStudioException failure) {
    if (failure instanceof ApiException answered) {
      String hint = first(answered.headers().get(TextCompletionsApi.X_SHOULD_RETRY));
      if ("false".equalsIgnoreCase(hint)) {
        return false;
      }
      if ("true".equalsIgnoreCase(hint)) {
        return policy.mayRetry(answered);
      }
    }
    return policy.isRetryable(failure);
  }

  private static @Nullable String first(@Nullable List<String> values) {
    return values == null || values.isEmpty() ? null : values.get(0).strip();
  }
}
