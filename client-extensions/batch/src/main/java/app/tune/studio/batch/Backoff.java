package app.tune.studio.batch;

import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A random wait below a bound that doubles with each attempt of an item. */
record Backoff(RetryPolicy policy) {

  Duration delay(int failedAttempts) {
    long bound = policy.maxDelay().toNanos();
    int doublings = failedAttempts - 1;
    if (doublings < 62 && policy.baseDelay().toNanos() <= bound >> doublings) {
      bound = policy.baseDelay().toNanos() << doublings;
    }
    return Duration.ofNanos((long) (ThreadLocalRandom.current().nextDouble() * bound));
  }
}
