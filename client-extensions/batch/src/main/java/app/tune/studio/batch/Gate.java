package app.tune.studio.batch;

import app.tune.studio.batch.internal.pace.Pace;
import app.tune.studio.batch.internal.pace.Permit;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets the workers start requests at the run's pace. Thread-safe.
 *
 * <p>One waiting worker keeps the time for all of them and hands that on when it starts, so that a
 * slot which becomes free does not wake everybody.
 */
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition stop = lock.newCondition();
  private final Pace pace;
  private final Time time;
  private boolean timed;
  private boolean stopped;

  Gate(Pace pace, Time time) {
    this.pace = pace;
    this.time = time;
  }

  /** Waits until a request may start; returns null once the gate is closed. */
  @Nullable Permit enter() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped) {
        long now = time.nanos();
        long wait = pace.waitNanos(now);
        if (wait == 0) {
          Permit permit = pace.start(now);
          if (pace.waitNanos(now) != Pace.UNTIL_NEXT_END) {
            changed.signal();
          }
          return permit;
        }
        if (timed || wait == Pace.UNTIL_NEXT_END) {
          changed.await();
        } else {
          awaitTime(wait);
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller's loop
  private void awaitTime(long nanos) throws InterruptedException {
    timed = true;
    try {
      time.await(changed, nanos);
    } finally {
      timed = false;
      changed.signal(); // for the case that this worker does not come back
    }
  }

  /** Records the end of a request, and returns what the pace makes of it. */
  <T> T leave(PaceChange<T> change) {
    lock.lock();
    try {
      changed.signal();
      return change.apply(pace, time.nanos());
    } finally {
      lock.unlock();
    }
  }

  /** Reads the state of the pace. */
  <T> T read(Function<Pace, T> state) {
    lock.lock();
    try {
      return state.apply(pace);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a time, or until the gate is closed. */
  void sleep(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long end = time.nanos() + wait.toNanos();
      for (long left = wait.toNanos(); left > 0 && !stopped; left = end - time.nanos()) {
        time.await(stop, left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody start any more. */
  void close() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
      stop.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A change of the pace at the end of a request. */
  @FunctionalInterface
  interface PaceChange<T> {
    T apply(Pace pace, long now);
  }
}
