package app.tune.studio.batch;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares a batch with the bare client in a loop, at the same concurrency, over short prompts on
 * loopback. The two take turns, so that what else the machine does meets both.
 *
 * <p>Run by {@code ./mvnw -q -Pbatch-benchmark,quick -pl client-extensions/batch -am
 * process-test-classes}.
 */
public final class BatchBenchmark {

  private static final int WARM_UP_ITEMS = 50_000;

  /** The JVM compiles again when the two take turns for the first times. */
  private static final int WARM_UP_ROUNDS = 8;

  private static final String INPUT = "in.jsonl";
  private static final String OUTPUT = "out.jsonl";

  private final int items;
  private final int concurrency;
  private final Path folder;
  private final TuneStudioClient tune;

  private BatchBenchmark(int items, int concurrency, Path folder, TuneStudioClient tune) {
    this.items = items;
    this.concurrency = concurrency;
    this.folder = folder;
    this.tune = tune;
  }

  /**
   * Measures, and prints a table.
   *
   * @param args the number of prompts, of requests under way, of rounds
   */
  public static void main(String[] args) throws Exception {
    int items = Integer.parseInt(args[0]);
    int concurrency = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    Path folder = Files.createTempDirectory("batch-benchmark");
    try (LoopbackServer server = LoopbackServer.start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey("none").build()) {
      BatchBenchmark warm = new BatchBenchmark(WARM_UP_ITEMS, concurrency, folder, tune);
      warm.writeInput();
      for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
        warm.bare();
        warm.batch();
      }
      BatchBenchmark measured = new BatchBenchmark(items, concurrency, folder, tune);
      measured.writeInput();
      System.out.println(
          "| round | bare client, calls/s | batch, items/s | ratio | CPU per call | CPU per item |");
      System.out.println("|---:|---:|---:|---:|---:|---:|");
      List<Double> ratios = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        long start = cpuNanos();
        double bare = measured.bare();
        long between = cpuNanos();
        double batch = measured.batch();
        long end = cpuNanos();
        ratios.add(batch / bare);
        System.out.printf(
            "| %d | %.0f | %.0f | %.2f | %.1f us | %.1f us |%n",
            round,
            bare,
            batch,
            batch / bare,
            (between - start) / 1e3 / items,
            (end - between) / 1e3 / items);
      }
      System.out.printf(
          "%nMedian ratio %.2f, %d prompts, %d under way, Java %s, %d cores%n",
          ratios.stream().sorted().skip(rounds / 2).findFirst().orElseThrow(),
          items,
          concurrency,
          Runtime.version(),
          Runtime.getRuntime().availableProcessors());
    } finally {
      for (String name : List.of(INPUT, OUTPUT)) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  /** Returns what the client and the server have used, which a busy machine does not change. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private double bare() throws Exception {
    TextCompletions completions = tune.textCompletions();
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> loops = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < concurrency; i++) {
      loops.add(
          threads.submit(
              () -> {
                for (int n = next.getAndIncrement(); n < items; n = next.getAndIncrement()) {
                  String prompt = prompt(n);
                  completions.create(r -> r.prompt(prompt).maxTokens(2));
                }
              }));
    }
    for (Future<?> loop : loops) {
      loop.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    threads.shutdown();
    return items / seconds;
  }

  private void writeInput() throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve(INPUT))) {
      for (int n = 0; n < items; n++) {
        writer.write("{\"prompt\":\"" + prompt(n) + "\",\"max_tokens\":2}\n");
      }
    }
  }

  private double batch() throws IOException {
    Path output = folder.resolve(OUTPUT);
    Files.deleteIfExists(output);
    long start = System.nanoTime();
    BatchRunner.builder(tune)
        .maxConcurrency(concurrency)
        .build()
        .run(folder.resolve(INPUT), output);
    return items / ((System.nanoTime() - start) / 1e9);
  }

  private static String prompt(int n) {
    return "Once upon a time " + n;
  }
}
