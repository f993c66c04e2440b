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
  private volatile boolean parked;

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    wake();
  }

  /** Runs tasks until the future is done; an interrupt is told once, its flag stays set. */
  void runUntil(CompletableFuture<?> done, Runnable onInterrupt) {
    done.whenComplete((value, failure) -> wake());
    boolean interrupted = false;
    while (!done.isDone()) {
      Runnable task = tasks.poll();
      if (task != null) {
        task.run();
      } else if (!interrupted && Thread.interrupted()) {
        interrupted = true;
        onInterrupt.run();
      } else {
        sleep(done);
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
  }

  private void sleep(CompletableFuture<?> done) {
    parked = true;
    if (tasks.isEmpty() && !done.isDone()) {
      LockSupport.park(this);
    }
    parked = false;
  }

  /** Most often the thread does not sleep here but in the transport, which wakes it itself. */
  private void wake() {
    if (parked) {
      LockSupport.unpark(caller);
    }
  }
}
