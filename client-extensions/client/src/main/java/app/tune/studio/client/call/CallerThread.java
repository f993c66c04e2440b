package app.tune.studio.client.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the thread that waits for a call carry it on: retries, suppliers of keys and listeners run
 * on the caller's own thread.
 */
final class CallerThread implements Executor {

  private final Thread caller = Thread.currentThread();
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    LockSupport.unpark(caller);
  }

  /** Runs tasks until the future is done; an interrupt is told once, its flag stays set. */
  void runUntil(CompletableFuture<?> done, Runnable onInterrupt) {
    done.whenComplete((value, failure) -> LockSupport.unpark(caller));
    boolean interrupted = false;
    while (!done.isDone()) {
      Runnable task = tasks.poll();
      if (task != null) {
        task.run();
      } else if (!interrupted && Thread.interrupted()) {
        interrupted = true;
        onInterrupt.run();
      } else if (tasks.isEmpty() && !done.isDone()) {
        LockSupport.park(this);
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
  }
}
