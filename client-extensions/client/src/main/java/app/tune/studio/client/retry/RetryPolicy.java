package app.tune.studio.client.retry;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.ErrorDetail;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * Defines which failures are retried, how often, and after which delay.
 *
 * <p>A completion costs money, so a call is never sent again after a success status, after the
 * first event of a stream, on 402, or on an exhausted quota, whatever the policy. Immutable.
 */
public final class RetryPolicy {

  private static final RetryPolicy STANDARD = new RetryPolicy(new RetryPolicyBuilder());

  private final int maxRetries;
  private final Set<Integer> statuses;
  private final boolean lostConnections;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Duration maxRetryAfter;

  RetryPolicy(RetryPolicyBuilder builder) {
    maxRetries = builder.maxRetries;
    statuses = Set.copyOf(builder.statuses);
    lostConnections = builder.lostConnections;
    baseDelay = builder.baseDelay;
    maxDelay = builder.maxDelay;
    maxRetryAfter = builder.maxRetryAfter;
  }

  /**
   * {@return the default: 2 retries, after failed connects, connections lost before any byte of the
   * response, and the statuses 408, 409, 429, 500, 502, 503, 504 and 529}
   */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /**
   * {@return a policy that avoids paying twice: like {@link #standard()}, but without retries of
   * calls that the server may have processed (500, 502, 504, lost connections)} A pooled connection
   * that is lost while the request is sent counts as well: whether the server closed it before or
   * after it had read the request cannot be known.
   */
  public static RetryPolicy conservative() {
    return builder().statuses(408, 409, 429, 503, 529).retryLostConnections(false).build();
  }

  /** {@return the policy that never retries} */
  public static RetryPolicy none() {
    return builder().maxRetries(0).build();
  }

  /** {@return a builder preset with {@link #standard()}} */
  public static RetryPolicyBuilder builder() {
    return new RetryPolicyBuilder();
  }

  /** {@return the maximum number of retries} */
  public int maxRetries() {
    return maxRetries;
  }

  /** {@return the statuses that are retried} */
  public Set<Integer> statuses() {
    return statuses;
  }

  /** {@return whether a connection lost before any byte of the response is retried} */
  public boolean retriesLostConnections() {
    return lostConnections;
  }

  /** {@return the upper bound of the first delay} */
  public Duration baseDelay() {
    return baseDelay;
  }

  /** {@return the upper bound of every delay} */
  public Duration maxDelay() {
    return maxDelay;
  }

  /** {@return the longest Retry-After that is honoured} */
  public Duration maxRetryAfter() {
    return maxRetryAfter;
  }

  /** {@return a builder preset with the values of this policy} */
  public RetryPolicyBuilder toBuilder() {
    return new RetryPolicyBuilder(this);
  }

  /**
   * {@return whether a failure of this kind is retryable, if attempts are left}
   *
   * @param failure the failure of an attempt
   */
  public boolean isRetryable(TuneStudioException failure) {
    if (failure instanceof ApiException answered) {
      return statuses.contains(answered.status()) && mayRetry(answered);
    }
    if (failure instanceof ConnectionException lost) {
      return switch (lost.stage()) {
        // a rejected certificate will be rejected again
        case CONNECT -> !(lost.getCause() instanceof SSLException);
        case AWAIT_RESPONSE -> lostConnections;
        case READ_HEAD, READ_BODY -> false;
      };
    }
    return failure instanceof CallTimeoutException late && late.phase() == Phase.CONNECT;
  }

  /**
   * {@return whether an error response may be retried at all, if the server asks for it} Never for
   * a success status, a 402 or an exhausted quota.
   *
   * @param failure an error response
   */
  public boolean mayRetry(ApiException failure) {
    return failure.status() >= 400 && failure.status() != 402 && !isQuotaExhausted(failure);
  }

  /**
   * {@return the wait before the next attempt} Exponential back-off with full jitter: random below
   * a bound that doubles from {@code baseDelay} up to {@code maxDelay}.
   *
   * @param failedAttempts the number of failed attempts so far, from 1
   * @param random the source of jitter
   * @throws IllegalArgumentException if there was no failed attempt
   */
  public Duration delay(int failedAttempts, RandomGenerator random) {
    if (failedAttempts < 1) {
      throw new IllegalArgumentException(
          "failedAttempts: must be at least 1, was " + failedAttempts);
    }
    long bound = maxDelay.toNanos();
    int doublings = failedAttempts - 1;
    if (doublings < Long.SIZE - 2 && baseDelay.toNanos() <= bound >> doublings) {
      bound = baseDelay.toNanos() << doublings;
    }
    return Duration.ofNanos((long) (random.nextDouble() * bound));
  }

  private static boolean isQuotaExhausted(ApiException failure) {
    String code = failure.code();
    String type = failure.type();
    return (code != null && ErrorDetail.EXHAUSTED_QUOTA_CODES.contains(code))
        || (type != null && ErrorDetail.EXHAUSTED_QUOTA_CODES.contains(type));
  }
}
