package app.tune.studio.client.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs tasks on an executor, or on the calling thread if it rejects them: a call must end even if
 * its executor was shut down.
 */
public record CallerRunsFallbackExecutor(Executor executor) implements Executor {

  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException shutDown) {
      task.run();
    }
  }
}
