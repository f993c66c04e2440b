package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.concurrent.Locks;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A gate at which answers wait until the test releases them: one by one with {@link #letPass(int)},
 * or all with {@link #open()}. The test can wait until answers have arrived at the gate ({@link
 * #awaitArrivals}); all their preceding pieces are then written. Thread-safe.
 */
public final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition opened = lock.newCondition();
  private boolean open;
  private long passes;
  private long arrivals;

  /** Creates a closed gate. */
  public Gate() {}

  /** Lets all current and future answers pass. */
  public void open() {
    Locks.run(
        lock,
        () -> {
          open = true;
          opened.signalAll();
        });
  }

  /**
   * Lets this many answers pass, whether already waiting or arriving later.
   *
   * @param answers the number of answers to let pass
   */
  public void letPass(int answers) {
    if (answers < 0) {
      throw new IllegalArgumentException("answers must not be negative: " + answers);
    }
    Locks.run(
        lock,
        () -> {
          passes += answers;
          opened.signalAll();
        });
  }

  /**
   * Waits until this many answers have arrived at the gate in total, whether passed or not.
   *
   * @param count the number of answers
   * @param limit the maximum time to wait
   * @throws AssertionError if they do not arrive in time
   */
  public void awaitArrivals(long count, Duration limit) {
    Locks.await(
        lock,
        arrived,
        () -> arrivals >= count,
        limit,
        () -> "expected " + count + " arrivals at the gate within " + limit + ", saw " + arrivals);
  }

  /** Records an arrival and waits until the gate lets this answer pass. */
  void pass() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      arrivals++;
      arrived.signalAll();
      while (!open && passes == 0) {
        opened.await();
      }
      if (!open) {
        passes--;
      }
    } finally {
      lock.unlock();
    }
  }
}
