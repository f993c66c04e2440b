package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.AsyncContestant;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;
import app.tune.studio.benchmarks.contestant.TokenListener;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads many slow streams at once, twice: to warm up, when the heap and the threads of up to 1,000
 * open streams are measured, and for time and CPU.
 */
final class ManyStreams {

  private static final int EVENTS = 20;
  private static final int PAUSE_MICROS = 100_000;

  private static final int MAX_STREAMS_FOR_HEAP = 1_000;

  /** Long enough for all streams to be open at once while the heap is measured. */
  private static final int OPEN_EVENTS = 8;

  private static final int OPEN_PAUSE_MICROS = 500_000;

  private final BiFunction<String, TokenListener, CompletableFuture<Void>> client;
  private final int streams;

  private ManyStreams(
      BiFunction<String, TokenListener, CompletableFuture<Void>> client, int streams) {
    this.client = client;
    this.streams = streams;
  }

  /**
   * Arguments: form, contestant, URL, seconds, streams, and {@code platform} or {@code virtual}.
   */
  public static void main(String[] args) throws Exception {
    int streams = Integer.parseInt(args[4]);
    boolean virtual = args[5].equals("virtual");
    ManyStreams many =
        Form.valueOf(args[0]) == Form.ASYNC_STREAM
            ? async(args[1], args[2], streams)
            : blocking(args[1], args[2], streams, virtual);
    many.client.apply(Workload.stream(200, 1).prompt(), timestamp -> {}).join();
    if (virtual) {
      try (PinnedThreads pinned = new PinnedThreads()) {
        many.measureTime();
        ClientJvm.print("pinned", pinned.count());
      }
    } else {
      many.warmUp();
      many.measureTime();
    }
    System.exit(0); // some contestants leave threads that keep the JVM alive
  }

  private static ManyStreams async(String name, String url, int streams) {
    AsyncContestant client = Contestants.async(name, url);
    return new ManyStreams(client::stream, streams);
  }

  private static ManyStreams blocking(String name, String url, int streams, boolean virtual)
      throws ReflectiveOperationException {
    BlockingContestant client = Contestants.blocking(name, url);
    ExecutorService threads = virtual ? virtualThreads() : Executors.newCachedThreadPool();
    return new ManyStreams(
        (prompt, listener) ->
            CompletableFuture.runAsync(() -> client.stream(prompt, listener), threads),
        streams);
  }

  /** By reflection, since this is compiled for JDK 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private void warmUp() throws InterruptedException {
    if (streams <= MAX_STREAMS_FOR_HEAP) {
      measureHeap();
    } else {
      CompletableFuture.allOf(start(Workload.slow(1, PAUSE_MICROS), () -> {})).join();
    }
  }

  private void measureHeap() throws InterruptedException {
    double before = liveHeapKilobytes();
    CountDownLatch open = new CountDownLatch(streams);
    CompletableFuture<?>[] all =
        start(Workload.slow(OPEN_EVENTS, OPEN_PAUSE_MICROS), open::countDown);
    open.await();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    double heap = (liveHeapKilobytes() - before) / streams;
    if (Stream.of(all).noneMatch(CompletableFuture::isDone)) {
      ClientJvm.print("threads", threads);
      ClientJvm.print("heap", heap);
    }
    CompletableFuture.allOf(all).join();
  }

  private void measureTime() {
    double cpu = ProcessCpu.micros();
    long start = System.nanoTime();
    CompletableFuture.allOf(start(Workload.slow(EVENTS, PAUSE_MICROS), () -> {})).join();
    ClientJvm.print("wall", (System.nanoTime() - start) / 1e6);
    ClientJvm.print("cpu", (ProcessCpu.micros() - cpu) / streams / EVENTS);
  }

  private CompletableFuture<?>[] start(Workload workload, Runnable onFirstToken) {
    String prompt = workload.prompt();
    return Stream.generate(() -> client.apply(prompt, first(onFirstToken)))
        .limit(streams)
        .toArray(CompletableFuture[]::new);
  }

  private static TokenListener first(Runnable action) {
    AtomicBoolean seen = new AtomicBoolean();
    return timestamp -> {
      if (!seen.getAndSet(true)) {
        action.run();
      }
    };
  }

  private static double liveHeapKilobytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least / 1024.0;
  }
}
