package app.tune.studio.batch;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between threads that can be closed. Thread-safe. A thread that waits for room is
 * woken when the queue is half empty: one switch of threads for many elements.
 *
 * @param <T> what is handed on
 */
final class Handoff<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final ArrayDeque<T> queue = new ArrayDeque<>();
  private final int capacity;
  private boolean closed;

  Handoff(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Waits for room and adds an element; an interrupt does not lose it. Returns false where the
   * queue is closed.
   */
  boolean put(T element) {
    lock.lock();
    try {
      while (queue.size() >= capacity && !closed) {
        notFull.awaitUninterruptibly();
      }
      if (closed) {
        return false;
      }
      queue.add(element);
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an element; returns null where the queue is closed and empty. */
  @Nullable T take() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        notEmpty.await();
      }
      T element = queue.poll();
      if (queue.size() == capacity / 2) {
        notFull.signalAll();
      }
      return element;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more elements in; those that are there can be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more elements in, and drops those that are there. */
  void discard() {
    lock.lock();
    try {
      queue.clear();
      close();
    } finally {
      lock.unlock();
    }
  }
}
