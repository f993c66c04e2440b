package app.tune.studio.benchmarks;

import app.tune.studio.benchmarks.measure.BenchmarkGroup;
import app.tune.studio.benchmarks.measure.BenchmarkRound;
import app.tune.studio.benchmarks.report.Report;
import app.tune.studio.benchmarks.report.Results;
import app.tune.studio.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures the contestants in turn, several rounds, against one server, and writes a report. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Reads {@link Options} from the system properties. */
  public static void main(String[] args) throws IOException {
    Options options = Options.fromSystemProperties();
    List<BenchmarkGroup> groups = BenchmarkGroup.named(options.groups());
    Results results = new Results(options.contestants());
    long start = System.nanoTime();
    try (ServerProcess server = new ServerProcess()) {
      for (int round = 1; round <= options.rounds(); round++) {
        results.startRound();
        for (BenchmarkGroup group : groups) {
          System.out.printf(
              "round %d of %d: %s (%d s elapsed)%n",
              round,
              options.rounds(),
              group.option(),
              Duration.ofNanos(System.nanoTime() - start).toSeconds());
          group.run(new BenchmarkRound(options, server, results));
        }
      }
    }
    new Report(results, options).write(options.output());
  }
}
