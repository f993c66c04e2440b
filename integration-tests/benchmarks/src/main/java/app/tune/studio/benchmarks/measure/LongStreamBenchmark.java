package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Long streams, one after the other, sent as fast as they are read. */
@State(Scope.Benchmark)
public class LongStreamBenchmark {

  private static final int EVENTS = 64_000;

  /** How the stream is read. */
  @Param({})
  public Form form;

  /** The client. */
  @Param({})
  public String contestant;

  /** The server. */
  @Param({})
  public String url;

  /** How many events the server sends in one write. */
  @Param({"1", "64"})
  public int perWrite;

  private BlockingContestant client;
  private String prompt;
  private int seen;

  /** Creates the client. */
  @Setup
  public void open() {
    client = Contestants.of(form, contestant, url);
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
    client.stream(prompt, timestamp -> seen++);
    if (seen < EVENTS) {
      throw new IllegalStateException("events: " + seen);
    }
    return seen;
  }
}
