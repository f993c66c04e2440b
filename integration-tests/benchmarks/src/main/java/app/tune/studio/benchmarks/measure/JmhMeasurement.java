package app.tune.studio.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark in this JVM, which was started for it and so replaces JMH's fork. */
final class JmhMeasurement {

  private JmhMeasurement() {}

  /** Arguments: form, contestant, URL, seconds, benchmark, threads, and its {@code name=value}s. */
  public static void main(String[] args) throws RunnerException {
    int seconds = Integer.parseInt(args[3]);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(args[4] + "\\.")
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .threads(Integer.parseInt(args[5]))
            .forks(0)
            .warmupIterations(seconds)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(seconds)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .param("form", args[0])
            .param("contestant", args[1])
            .param("url", args[2]);
    for (int i = 6; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      options.param(pair[0], pair[1]);
    }
    RunResult result = new Runner(options.build()).runSingle();
    ClientJvm.print("rate", result.getPrimaryResult().getScore());
    ClientJvm.print("cpu", result.getSecondaryResults().get(CpuProfiler.NAME).getScore());
    ClientJvm.print("bytes", result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    System.exit(0); // some contestants leave threads that keep the JVM alive
  }
}
