package app.tune.studio.client.retry;

import app.tune.studio.client.internal.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds a {@link RetryPolicy}; preset with the standard one. Not thread-safe. */
public final class RetryPolicyBuilder {

  int maxRetries = 2;
  Set<Integer> statuses = Set.of(408, 409, 429, 500, 502, 503, 504, 529);
  boolean lostConnections = true;
  Duration baseDelay = Duration.ofMillis(500);
  Duration maxDelay = Duration.ofSeconds(8);
  Duration maxRetryAfter = Duration.ofSeconds(60);

  RetryPolicyBuilder() {}

  RetryPolicyBuilder(RetryPolicy policy) {
    maxRetries = policy.maxRetries();
    statuses = policy.statuses();
    lostConnections = policy.retriesLostConnections();
    baseDelay = policy.baseDelay();
    maxDelay = policy.maxDelay();
    maxRetryAfter = policy.maxRetryAfter();
  }

  /**
   * Sets the maximum number of retries, by default 2.
   *
   * @param retries 0 to 100
   * @return this builder
   */
  public RetryPolicyBuilder maxRetries(int retries) {
    if (retries < 0 || retries > 100) {
      throw new IllegalArgumentException("maxRetries: must be 0 to 100, was " + retries);
    }
    maxRetries = retries;
    return this;
  }

  /**
   * Sets the statuses that are retried. 402 is not allowed, since it is never retried.
   *
   * @param retried 400 to 599
   * @return this builder
   */
  public RetryPolicyBuilder statuses(int... retried) {
    for (int status : retried) {
      if (status < 400 || status > 599 || status == 402) {
        throw new IllegalArgumentException(
            "statuses: must be 400 to 599 without 402, was " + status);
      }
    }
    statuses = Arrays.stream(retried).boxed().collect(Collectors.toUnmodifiableSet());
    return this;
  }

  /**
   * Sets whether a connection that was lost before any byte of the response is retried; true by
   * default. The server may have processed the lost call.
   *
   * @param retry false to fail rather than risk paying twice
   * @return this builder
   */
  public RetryPolicyBuilder retryLostConnections(boolean retry) {
    lostConnections = retry;
    return this;
  }

  /**
   * Sets the back-off: each delay is random, up to a bound that starts at the base and doubles with
   * each retry, up to the maximum ("full jitter"). By default 0.5 s and 8 s.
   *
   * @param base the bound of the first delay, 0 or more
   * @param max the bound of every delay, from the base to 365 days
   * @return this builder
   */
  public RetryPolicyBuilder backoff(Duration base, Duration max) {
    if (base.isNegative() || base.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "backoff: the base must be 0 to its maximum of " + max + ", was " + base);
    }
    checkLongest("backoff: the maximum", max);
    baseDelay = base;
    maxDelay = max;
    return this;
  }

  /**
   * Sets the longest Retry-After that is honoured; beyond it the call fails at once. Default 60 s.
   *
   * @param longest 0 to 365 days
   * @return this builder
   */
  public RetryPolicyBuilder maxRetryAfter(Duration longest) {
    checkLongest("maxRetryAfter:", longest);
    maxRetryAfter = longest;
    return this;
  }

  private static void checkLongest(String what, Duration value) {
    if (value.isNegative() || value.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " must be 0 to " + Durations.LONGEST.toDays() + " days, was " + value);
    }
  }

  /** {@return the policy} */
  public RetryPolicy build() {
    return new RetryPolicy(this);
  }
}
