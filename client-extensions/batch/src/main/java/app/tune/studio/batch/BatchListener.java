package app.tune.studio.batch;

import java.time.Duration;

/**
 * Observes a run. Its methods are called one at a time, on a thread of the run: a slow one slows
 * the run down, and what one throws ends it.
 */
public interface BatchListener {

  /**
   * Receives the state of the run at a steady interval, and once at its end.
   *
   * @param progress the state
   */
  default void onProgress(BatchProgress progress) {}

  /**
   * Receives a result right after it was written.
   *
   * @param result the result of one item
   */
  default void onResult(BatchResult result) {}

  /**
   * Is notified when all requests of the run wait, for a rate limit or an unreachable server.
   *
   * @param wait for how long
   * @param reason the failure that led to it, in words
   */
  default void onPause(Duration wait, String reason) {}
}
