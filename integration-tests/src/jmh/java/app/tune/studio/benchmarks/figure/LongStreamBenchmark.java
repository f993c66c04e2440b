package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.Contestant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One long stream after the other, sent as fast as it is read. */
@State(Scope.Benchmark)
public class LongStreamBenchmark {

  private static final int EVENTS = 64_000;

  /** Who reads. */
  @Param({})
  public String contestant;

  /** Where the server is. */
  @Param({})
  public String url;

  /** How many events the server sends together. */
  @Param({"1", "64"})
  public int perWrite;

  private Contestant client;
  private String prompt;
  private int seen;

  /** Makes the client. */
  @Setup
  public void open() {
    client = Contestant.of(contestant, url);
    prompt = Workload.stream(EVENTS, perWrite).prompt();
  }

  /** Closes the client. */
  @TearDown
  public void close() {
    client.close();
  }

  /** Reads one stream; an operation is one event. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int stream() {
    seen = 0;
    client.stream(prompt, stamp -> seen++);
    if (seen < EVENTS) {
      throw new IllegalStateException("events: " + seen);
    }
    return seen;
  }
}
