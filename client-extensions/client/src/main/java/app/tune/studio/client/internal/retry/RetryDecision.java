package app.tune.studio.client.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is another attempt.
 *
 * @param delay how long to wait before it, or null where there is none
 * @param whyNot the reason where there is none although the failure as such would be retried, or
 *     null
 */
public record RetryDecision(@Nullable Duration delay, @Nullable String whyNot) {

  /** The failure is not one that is retried. */
  static final RetryDecision NOT_RETRYABLE = new RetryDecision(null, null);

  static RetryDecision after(Duration delay) {
    return new RetryDecision(delay, null);
  }

  static RetryDecision no(String why) {
    return new RetryDecision(null, why);
  }
}
