package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Measures the time from a call to its first chunk, and from the server's write of an event to its
 * delivery; over TLS the latter while other connections are opened.
 */
final class StreamLatency {

  private static final int WARM_UP_EVENTS = 100;
  private static final int EVENTS = 300;
  private static final int PAUSE_MICROS = 5_000;

  private final BlockingContestant client;

  private StreamLatency(BlockingContestant client) {
    this.client = client;
  }

  /** Arguments: form, contestant, URL, seconds. */
  public static void main(String[] args) {
    Form form = Form.valueOf(args[0]);
    int seconds = Integer.parseInt(args[3]);
    BlockingContestant client = Contestants.of(form, args[1], args[2]);
    StreamLatency latency = new StreamLatency(client);
    latency.firstChunk(seconds);
    ClientJvm.print("first", latency.firstChunk(seconds).getPercentile(50));
    latency.deliveryDelay(WARM_UP_EVENTS);
    if (args[2].startsWith("https:")) {
      HandshakeLoad.start(client, EVENTS * PAUSE_MICROS);
    }
    ListStatistics delay = latency.deliveryDelay(EVENTS);
    ClientJvm.print("delay", delay.getPercentile(50));
    ClientJvm.print("delay99", delay.getPercentile(99));
    System.exit(0); // some contestants leave threads that keep the JVM alive
  }

  private ListStatistics firstChunk(int seconds) {
    String prompt = Workload.stream(2, 1).prompt();
    ListStatistics micros = new ListStatistics();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long[] first = new long[1];
    while (System.nanoTime() < end) {
      first[0] = 0;
      long start = System.nanoTime();
      client.stream(prompt, timestamp -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
      micros.addValue((first[0] - start) / 1e3);
    }
    return micros;
  }

  /** {@code System.nanoTime()} is the machine's monotonic clock, the same in both processes. */
  private ListStatistics deliveryDelay(int events) {
    ListStatistics micros = new ListStatistics();
    client.stream(
        Workload.slow(events, PAUSE_MICROS).prompt(),
        timestamp -> {
          if (timestamp > 0) {
            micros.addValue((System.nanoTime() - timestamp) / 1e3);
          }
        });
    return micros;
  }
}
