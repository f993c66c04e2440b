package app.tune.studio.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a batch with the bare client in a loop, at the same concurrency, over short prompts on
 * loopback. Each is measured in a process of its own, so that neither runs code which was compiled
 * for the other; the two take turns, so that what else the machine does meets both.
 *
 * <p>Run by {@code ./mvnw -q -Pbatch-benchmark,quick -pl client-extensions/batch -am
 * process-test-classes}.
 */
public final class BatchBenchmark {

  private BatchBenchmark() {}

  /** What one process measured. */
  private record Figures(double perSecond, double cpuMicros) {}

  /**
   * Measures, and prints a table.
   *
   * @param args the number of prompts, of requests under way, of rounds
   */
  public static void main(String[] args) throws Exception {
    String items = args[0];
    String concurrency = args[1];
    int rounds = Integer.parseInt(args[2]);
    System.out.println(
        "| round | bare client, calls/s | batch, items/s | ratio | CPU per call | CPU per item |");
    System.out.println("|---:|---:|---:|---:|---:|---:|");
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Figures bare = measure(MeasuredLoop.BARE, items, concurrency);
      Figures batch = measure(MeasuredLoop.BATCH, items, concurrency);
      double ratio = batch.perSecond / bare.perSecond;
      ratios.add(ratio);
      System.out.printf(
          "| %d | %.0f | %.0f | %.2f | %.1f us | %.1f us |%n",
          round, bare.perSecond, batch.perSecond, ratio, bare.cpuMicros, batch.cpuMicros);
    }
    System.out.printf(
        "%nMedian ratio %.2f, %s prompts, %s under way, Java %s, %d cores%n",
        MeasuredLoop.median(ratios),
        items,
        concurrency,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
  }

  private static Figures measure(String loop, String items, String concurrency)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredLoop.class.getName(),
                loop,
                items,
                concurrency)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IllegalStateException("the " + loop + " process failed");
      }
      String[] figures = line.split(" ");
      return new Figures(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }
  }
}
