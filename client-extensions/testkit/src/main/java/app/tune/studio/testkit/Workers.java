package app.tune.studio.testkit;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads on which all generations of a server run. */
final class Workers {

  private static final int MOST_THREADS = 4;

  private Workers() {}

  static ScheduledExecutorService start() {
    int threads = Math.min(MOST_THREADS, Math.max(2, Runtime.getRuntime().availableProcessors()));
    AtomicInteger number = new AtomicInteger();
    return new ScheduledThreadPoolExecutor(
        threads,
        task -> {
          Thread thread = new Thread(task, "tune-studio-server-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.DiscardPolicy()); // what comes after the end has nobody to read it
  }
}
