package app.tune.studio.client.internal.retry;

import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: a random delay below a bound that doubles. */
record Backoff(Duration base, Duration max) {

  static Backoff of(RetryPolicy policy) {
    return new Backoff(policy.baseDelay(), policy.maxDelay());
  }

  Duration delay(int failedAttempts, RandomGenerator random) {
    long bound = max.toNanos();
    int doublings = failedAttempts - 1;
    if (doublings < 62 && base.toNanos() <= bound >> doublings) {
      bound = base.toNanos() << doublings;
    }
    return Duration.ofNanos((long) (random.nextDouble() * bound));
  }
}
