package app.tune.studio.batch;

import java.util.concurrent.locks.Condition;

/** The clock of a run, and the only way in which it waits for time to pass. */
interface Time {

  /** Returns nanoseconds since the clock was made. */
  long nanos();

  /** Waits for a signal, but not longer than this; may return early. */
  void await(Condition condition, long nanos) throws InterruptedException;

  /** Returns the system's monotonic clock. */
  static Time system() {
    long origin = System.nanoTime();
    return new Time() {
      @Override
      public long nanos() {
        return System.nanoTime() - origin;
      }

      @Override
      @SuppressWarnings("WaitNotInLoop") // the caller's loop
      public void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
      }
    };
  }
}
