package app.tune.studio.client.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The decision whether there is another attempt.
 *
 * @param delay the delay before the next attempt, or null if there is none
 * @param whyNot the reason why a retryable failure is not retried, or null
 */
public record RetryDecision(@Nullable Duration delay, @Nullable String whyNot) {

  /** The failure is not retryable. */
  static final RetryDecision NOT_RETRYABLE = new RetryDecision(null, null);

  static RetryDecision after(Duration delay) {
    return new RetryDecision(delay, null);
  }

  static RetryDecision no(String why) {
    return new RetryDecision(null, why);
  }
}
