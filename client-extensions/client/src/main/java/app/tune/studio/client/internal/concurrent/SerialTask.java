package app.tune.studio.client.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a task each time it is triggered by any thread, never concurrently.
 *
 * <p>A trigger during a run causes one more run.
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

  /** Holds back runs until {@link #release()}; one that is under way goes on. */
  public void hold() {
    triggers.incrementAndGet();
  }

  /** Ends holding back, and runs the task if it was triggered in the meantime. */
  public void release() {
    if (!triggers.compareAndSet(1, 0)) {
      executor.execute(this::run);
    }
  }

  /** Runs the task on the executor, unless a run is already pending. */
  public void trigger() {
    if (triggers.getAndIncrement() == 0) {
      executor.execute(this::run);
    }
  }

  /**
   * Runs a first step and then the task: on this thread, which must be one of the executor's,
   * unless the task is running on another.
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
