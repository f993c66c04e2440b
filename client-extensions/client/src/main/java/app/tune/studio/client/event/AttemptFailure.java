package app.tune.studio.client.event;

import app.tune.studio.client.error.TuneStudioException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that failed, and whether another one follows. Immutable.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface AttemptFailure {

  /** {@return which attempt of the call it was, from 1} */
  int number();

  /** {@return why it failed} */
  TuneStudioException failure();

  /** {@return how long until the next attempt, or null where the call fails now} */
  @Nullable Duration retryIn();

  /**
   * {@return why there is no further attempt, or null where there is one} Says so both of failures
   * that are never retried and of those that exhausted their retries, the budget or the time.
   */
  @Nullable String noRetryReason();
}
