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

/** A process of the benchmark: sends prompts by a batch, or by the bare client in a loop. */
public final class MeasuredLoop {

  static final String BARE = "bare";
  static final String BATCH = "batch";

  private static final int WARM_UP_ROUNDS = 8;
  private static final int MEASURED_ROUNDS = 5;

  private final int items;
  private final int concurrency;
  private final Path input;
  private final Path output;
  private final TuneStudioClient tune;

  private MeasuredLoop(int items, int concurrency, Path folder, TuneStudioClient tune) {
    this.items = items;
    this.concurrency = concurrency;
    this.input = folder.resolve("in.jsonl");
    this.output = folder.resolve("out.jsonl");
    this.tune = tune;
  }

  /**
   * Warms up, measures, and prints the medians: items per second, microseconds of processor time
   * per item, those of the server included.
   *
   * @param args {@link #BARE} or {@link #BATCH}, the number of prompts, of requests under way
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("batch-benchmark");
    try (LoopbackServer server = LoopbackServer.start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey("none").build()) {
      new MeasuredLoop(Integer.parseInt(args[1]), Integer.parseInt(args[2]), folder, tune)
          .measure(args[0].equals(BATCH));
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  private void measure(boolean batch) throws Exception {
    List<Double> rates = new ArrayList<>();
    List<Double> micros = new ArrayList<>();
    writeInput();
    for (int round = 1; round <= WARM_UP_ROUNDS + MEASURED_ROUNDS; round++) {
      long cpu = cpuNanos();
      long start = System.nanoTime();
      if (batch) {
        batch();
      } else {
        bare();
      }
      if (round > WARM_UP_ROUNDS) {
        rates.add(items * 1e9 / (System.nanoTime() - start));
        micros.add((cpuNanos() - cpu) / 1e3 / items);
      }
      Files.deleteIfExists(output);
    }
    Files.delete(input);
    System.out.println(median(rates) + " " + median(micros));
  }

  static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private void writeInput() throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(input)) {
      for (int n = 0; n < items; n++) {
        writer.write("{\"prompt\":\"" + prompt(n) + "\",\"max_tokens\":2}\n");
      }
    }
  }

  private void batch() {
    BatchRunner.builder(tune).maxConcurrency(concurrency).build().run(input, output);
  }

  private void bare() throws Exception {
    TextCompletions completions = tune.textCompletions();
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> loops = new ArrayList<>();
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
    threads.shutdown();
  }

  private static String prompt(int n) {
    return "Once upon a time " + n;
  }
}
