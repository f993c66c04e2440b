package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.Contestant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Plain calls through one client. */
@State(Scope.Benchmark)
public class CallBenchmark {

  private static final String PROMPT = Workload.PLAIN.prompt();

  /** Who calls. */
  @Param({})
  public String contestant;

  /** Where the server is. */
  @Param({})
  public String url;

  private Contestant client;

  /** Makes the client. */
  @Setup
  public void open() {
    client = Contestant.of(contestant, url);
  }

  /** Closes the client. */
  @TearDown
  public void close() {
    client.close();
  }

  /** One call. */
  @Benchmark
  public String call() {
    String text = client.complete(PROMPT);
    if (!text.startsWith("Once")) {
      throw new IllegalStateException("not the answer: " + text);
    }
    return text;
  }
}
