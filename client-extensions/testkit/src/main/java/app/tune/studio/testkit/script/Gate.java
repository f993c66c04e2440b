package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.concurrent.Locks;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A gate at which answers wait until a test lets them on: one by one with {@link #letPass(int)}, or
 * all of them with {@link #open()}. The test can wait in turn until an answer has come to the gate
 * ({@link #awaitArrivals}), when all pieces before it are written. Safe for use by many threads.
 */
public final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition opened = lock.newCondition();
  private boolean open;
  private long passes;
  private long arrivals;

  /** Makes a closed gate. */
  public Gate() {}

  /** Lets all answers pass, now and later. */
  public void open() {
    Locks.run(
        lock,
        () -> {
          open = true;
          opened.signalAll();
        });
  }

  /**
   * Lets this many answers pass, whether they are waiting already or come later.
   *
   * @param answers how many more may pass
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
   * Waits until this many answers have come to the gate since it was made, passed or not.
   *
   * @param count how many answers
   * @param limit how long to wait at most
   * @throws AssertionError if they do not come in time
   */
  public void awaitArrivals(long count, Duration limit) {
    Locks.await(
        lock,
        arrived,
        () -> arrivals >= count,
        limit,
        () -> "expected " + count + " arrivals at the gate within " + limit + ", saw " + arrivals);
  }

  /** Comes to the gate and waits until it lets one pass. */
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
