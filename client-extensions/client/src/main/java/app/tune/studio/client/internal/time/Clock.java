package app.tune.studio.client.internal.time;

import java.time.Instant;

/** Reads the time and runs tasks later. Safe for use by several threads. */
public interface Clock {

  /** Returns a monotonic time in nanoseconds with an arbitrary origin. */
  long nanoTime();

  /** Returns the time of day. */
  Instant now();

  /**
   * Runs a short task after a delay.
   *
   * @return an action that cancels the task, if it has not started
   */
  Runnable schedule(long delayNanos, Runnable task);
}
