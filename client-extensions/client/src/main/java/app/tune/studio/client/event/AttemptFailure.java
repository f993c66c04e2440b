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

  /** {@return the delay before the next attempt, or null if the call fails now} */
  @Nullable Duration retryIn();

  /**
   * {@return why there is no further attempt, or null if there is one} Set for non-retryable
   * failures and for those that exhausted the retries, the budget or the total timeout.
   */
  @Nullable String noRetryReason();
}
