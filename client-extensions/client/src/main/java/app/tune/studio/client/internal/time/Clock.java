package app.tune.studio.client.internal.time;

import java.time.Instant;

/** Reads the time and runs tasks later. Safe for use by several threads. */
public interface Clock {

  /** Returns a time in nanoseconds that only moves forward; its origin means nothing. */
  long nanoTime();

  /** Returns the time of day. */
  Instant now();

  /**
   * Runs a short task after a delay.
   *
   * @return what cancels the task, if it has not begun
   */
  Runnable schedule(long delayNanos, Runnable task);
}
