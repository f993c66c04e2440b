package app.tune.studio.testkit.internal.completion;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A number that goes up and down, and that can be waited for. Thread-safe. */
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

  /** Waits until the number is this one and returns whether it came to that in time. */
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
