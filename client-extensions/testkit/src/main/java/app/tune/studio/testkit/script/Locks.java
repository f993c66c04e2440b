package app.tune.studio.testkit.script;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting with a ceiling, for tests: a wait that is too long is a failed assertion. */
final class Locks {
  private Locks() {}

  static void run(ReentrantLock lock, Runnable code) {
    lock.lock();
    try {
      code.run();
    } finally {
      lock.unlock();
    }
  }

  static <T> T get(ReentrantLock lock, Supplier<T> code) {
    lock.lock();
    try {
      return code.get();
    } finally {
      lock.unlock();
    }
  }

  static void await(
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
