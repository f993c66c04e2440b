package app.tune.studio.testkit.internal.completion;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that run all generations of a server. */
public final class Workers {

  private static final int MOST_THREADS = 4;

  private Workers() {}

  /** Starts the threads. */
  public static ScheduledExecutorService start(String name) {
    int threads = Math.min(MOST_THREADS, Math.max(2, Runtime.getRuntime().availableProcessors()));
    AtomicInteger number = new AtomicInteger();
    return new ScheduledThreadPoolExecutor(
        threads,
        task -> {
          Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.DiscardPolicy()); // after shutdown there are no readers
  }
}
