package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.Contestant;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;

/** Reads many slow streams at once, twice: for heap and threads, then for time. */
final class ManyStreams {

  private static final int EVENTS = 20;
  private static final int PAUSE_MICROS = 100_000;

  /** Long enough for all streams to be open at once while they are weighed. */
  private static final int WEIGHED_PAUSE_MICROS = 1_000_000;

  private final Contestant client;
  private final int streams;
  private final Executor threads;

  private ManyStreams(Contestant client, int streams, Executor threads) {
    this.client = client;
    this.streams = streams;
    this.threads = threads;
  }

  public static void main(String[] args) throws Exception {
    boolean virtual = args.length > 3;
    ExecutorService threads = virtual ? virtualThreads() : Executors.newCachedThreadPool();
    try (Contestant client = Contestant.of(args[0], args[1]);
        Recording recording = new Recording()) {
      client.stream(Workload.stream(200, 1).prompt(), stamp -> {});
      ManyStreams many = new ManyStreams(client, Integer.parseInt(args[2]), threads);
      if (virtual) {
        recording.enable("jdk.VirtualThreadPinned").withThreshold(java.time.Duration.ZERO);
        recording.start();
      }
      many.weigh();
      long start = System.nanoTime();
      CompletableFuture.allOf(many.start(PAUSE_MICROS, () -> {})).join();
      System.out.println("wall " + (System.nanoTime() - start) / 1e6);
      if (virtual) {
        System.out.println("pinned " + Jfr.events(recording));
      }
    }
    System.exit(0); // some contestants leave threads that would keep the JVM alive
  }

  /** Found by name, since this is compiled for 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private void weigh() throws InterruptedException {
    long before = liveHeap();
    CountDownLatch open = new CountDownLatch(streams);
    CompletableFuture<?>[] all = start(WEIGHED_PAUSE_MICROS, open::countDown);
    open.await();
    System.out.println("threads " + ManagementFactory.getThreadMXBean().getThreadCount());
    System.out.println("heap " + (liveHeap() - before) / 1024.0 / streams);
    CompletableFuture.allOf(all).join();
  }

  private CompletableFuture<?>[] start(int pauseMicros, Runnable onFirst) {
    String prompt = Workload.slow(EVENTS, pauseMicros).prompt();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      AtomicInteger seen = new AtomicInteger();
      Runnable each = onFirst;
      all.add(
          start(
              prompt,
              () -> {
                if (seen.incrementAndGet() == 1) {
                  each.run();
                }
              }));
    }
    return all.toArray(CompletableFuture[]::new);
  }

  private CompletableFuture<?> start(String prompt, Runnable onToken) {
    CompletableFuture<?> started = client.start(prompt, stamp -> onToken.run());
    return started != null
        ? started
        : CompletableFuture.runAsync(() -> client.stream(prompt, stamp -> onToken.run()), threads);
  }

  private static long liveHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
