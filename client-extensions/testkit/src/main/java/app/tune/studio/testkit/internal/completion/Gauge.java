package app.tune.studio.testkit.internal.completion;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A counter that threads can wait on. Thread-safe. */
public final class Gauge {

  private int value;

  synchronized void increment() {
    value++;
    notifyAll();
  }

  synchronized void decrement() {
    value--;
    notifyAll();
  }

  /** Returns the number. */
  public synchronized int value() {
    return value;
  }

  /** Waits until the number has this value; returns false on timeout. */
  public synchronized boolean await(int expected, Duration ceiling) throws InterruptedException {
    long deadline = System.nanoTime() + ceiling.toNanos();
    while (value != expected) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
