package app.tune.studio.testkit.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs code under a lock, and waits with a timeout that fails as an assertion. */
public final class Locks {

  private Locks() {}

  /** Runs code while holding the lock. */
  public static void run(ReentrantLock lock, Runnable code) {
    lock.lock();
    try {
      code.run();
    } finally {
      lock.unlock();
    }
  }

  /** Runs code while holding the lock, and returns its result. */
  public static <T extends @Nullable Object> T get(ReentrantLock lock, Supplier<? extends T> code) {
    lock.lock();
    try {
      return code.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a condition is met.
   *
   * @param changed signalled at each change that may meet it
   * @throws AssertionError with the failure's text, if this takes longer than the limit
   */
  public static void await(
      ReentrantLock lock,
      Condition changed,
      BooleanSupplier reached,
      Duration limit,
      Supplier<String> failure) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!reached.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError(failure.get());
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + failure.get(), e);
    } finally {
      lock.unlock();
    }
  }
}
