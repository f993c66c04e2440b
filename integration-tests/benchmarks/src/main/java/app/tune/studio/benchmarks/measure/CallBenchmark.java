package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Plain calls, one after the other on each thread, through one client. */
@State(Scope.Benchmark)
public class CallBenchmark {

  private static final String PROMPT = Workload.PLAIN.prompt();

  /** How the calls are made. */
  @Param({})
  public Form form;

  /** The client. */
  @Param({})
  public String contestant;

  /** The server. */
  @Param({})
  public String url;

  private BlockingContestant client;

  /** Creates the client. */
  @Setup
  public void open() {
    client = Contestants.of(form, contestant, url);
  }

  /** Closes the client. */
  @TearDown
  public void close() {
    client.close();
  }

  /** One call. */
  @Benchmark
  public String call() {
    return requireText(client.complete(PROMPT));
  }

  static String requireText(String text) {
    if (!text.startsWith("Once")) {
      throw new IllegalStateException("unexpected text: " + text);
    }
    return text;
  }
}
