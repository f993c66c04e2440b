package app.tune.studio.client.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task again whenever it is triggered, by any thread, and never twice at once.
 *
 * <p>A trigger while the task runs makes it run once more.
 */
public final class SerialTask {

  private final Runnable task;
  private final Executor executor;
  private final AtomicInteger triggers = new AtomicInteger();

  /** Creates a serial task that runs on this executor. */
  public SerialTask(Runnable task, Executor executor) {
    this.task = task;
    this.executor = executor;
  }

  /** Holds back what is triggered from now on, until {@link #release()}. */
  public void hold() {
    triggers.incrementAndGet();
  }

  /** Runs the task, which was held back. */
  public void release() {
    executor.execute(this::run);
  }

  /** Makes the task run, on the executor, unless a run that has not begun is due anyway. */
  public void trigger() {
    if (triggers.getAndIncrement() == 0) {
      executor.execute(this::run);
    }
  }

  /**
   * Makes the task run after a first step; on this thread, which is one of the executor's, unless
   * it runs on another.
   */
  public void triggerHere(Runnable first) {
    boolean idle = triggers.getAndIncrement() == 0;
    first.run();
    if (idle) {
      run();
    } else {
      trigger();
    }
  }

  private void run() {
    int seen;
    do {
      seen = triggers.get();
      task.run();
    } while (!triggers.compareAndSet(seen, 0));
  }
}
