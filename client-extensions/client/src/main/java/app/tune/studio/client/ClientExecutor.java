package app.tune.studio.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates the default executor of a client: a few daemon threads that end when idle. A callback
 * that blocks on another call's future is compensated for by another thread.
 */
final class ClientExecutor {

  private static final int MIN_THREADS = 4;
  private static final int MAX_THREADS = 1024;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final ForkJoinWorkerThreadFactory THREADS =
      pool -> {
        ForkJoinWorkerThread thread =
            ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("tune-studio-" + NUMBER.incrementAndGet());
        return thread;
      };

  private ClientExecutor() {}

  static ExecutorService create() {
    int threads = Math.max(MIN_THREADS, 2 * Runtime.getRuntime().availableProcessors());
    return new ForkJoinPool(
        threads, THREADS, null, true, 0, MAX_THREADS, 1, pool -> true, 1, TimeUnit.SECONDS);
  }
}
