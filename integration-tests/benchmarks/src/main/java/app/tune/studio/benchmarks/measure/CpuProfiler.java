package app.tune.studio.benchmarks.measure;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The CPU time of the whole process, per operation. */
public final class CpuProfiler implements InternalProfiler {

  static final String NAME = "cpu.us.per.op";

  private double before;

  @Override
  public String getDescription() {
    return "CPU time of the process";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = ProcessCpu.micros();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double spent = ProcessCpu.micros() - before;
    double operations = result.getMetadata().getAllOps();
    return List.of(new ScalarResult(NAME, spent / operations, "us", AggregationPolicy.AVG));
  }
}
