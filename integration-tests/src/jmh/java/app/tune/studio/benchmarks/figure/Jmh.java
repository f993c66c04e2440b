package app.tune.studio.benchmarks.figure;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark for one contestant in one fork of JMH. */
final class Jmh {

  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 3);

  /**
   * What came out.
   *
   * @param rate operations per second
   * @param cpuMicros CPU time of the process per operation
   * @param bytes bytes allocated by all threads per operation
   */
  record Outcome(double rate, double cpuMicros, double bytes) {}

  private Jmh() {}

  static Outcome run(Class<?> benchmark, int threads, Map<String, String> parameters)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName() + "\\.")
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .threads(threads)
            .forks(1)
            .warmupIterations(SECONDS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(SECONDS)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class);
    parameters.forEach(options::param);
    Collection<RunResult> results = new Runner(options.build()).run();
    RunResult result = results.iterator().next();
    Map<String, Result> more = result.getSecondaryResults();
    return new Outcome(
        result.getPrimaryResult().getScore(),
        more.get(CpuProfiler.NAME).getScore(),
        more.get("gc.alloc.rate.norm").getScore());
  }
}
