package app.tune.studio.client.retry;

import app.tune.studio.client.error.TuneStudioException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives every attempt that failed.
 *
 * <p>Called on the thread that continues the call, so it must not block; shared by all calls of a
 * client, so it must be thread-safe. An exception that it throws ends the call.
 */
@FunctionalInterface
public interface AttemptListener {

  /**
   * An attempt failed.
   *
   * @param failure why; its {@code attempts()} is the number of this attempt, from 1, and its
   *     message says why there is no further attempt where the failure as such is retryable
   * @param retryIn how long until the next attempt, or null where the call fails now
   */
  void onFailure(TuneStudioException failure, @Nullable Duration retryIn);
}
