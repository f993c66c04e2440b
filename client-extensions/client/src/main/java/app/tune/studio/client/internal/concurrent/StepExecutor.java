package app.tune.studio.client.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of calls on a client's executor; never throws.
 *
 * <p>A call must end even if its executor is shut down, or has no thread: then the step runs on the
 * calling thread. What a callback throws is logged, and goes no further: the thread may be one of
 * the transport's, which it would end.
 */
public record StepExecutor(Executor executor) implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");

  @Override
  public void execute(Runnable task) {
    Step step = new Step(task);
    try {
      executor.execute(step);
    } catch (Throwable refused) { // also an Error, for want of threads
      step.run();
    }
  }

  /** Runs once, even if an executor has queued it and then throws. */
  private static final class Step extends AtomicBoolean implements Runnable {

    private static final long serialVersionUID = 1L;

    private final transient Runnable task;

    Step(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!compareAndSet(false, true)) {
        return;
      }
      try {
        task.run();
      } catch (Throwable thrown) {
        LOG.warn("a callback threw", thrown);
      }
    }
  }
}
