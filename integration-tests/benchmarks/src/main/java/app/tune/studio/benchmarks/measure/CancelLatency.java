package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.util.ListStatistics;

/** Measures the time from the cancellation of a stream until the server sees the disconnect. */
final class CancelLatency {

  private static final int STREAMS = 100;
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest disconnects;

  private CancelLatency(String url) {
    this.disconnects = HttpRequest.newBuilder(URI.create(url)).build();
  }

  /** Arguments: form, contestant, URL. */
  public static void main(String[] args) throws Exception {
    CancelLatency server = new CancelLatency(args[2]);
    ListStatistics micros = new ListStatistics();
    try (BlockingContestant client = Contestants.of(Form.valueOf(args[0]), args[1], args[2])) {
      for (int i = 0; i < STREAMS; i++) {
        long before = server.disconnects()[0];
        AutoCloseable stream = client.open(Workload.slow(10_000, 5_000).prompt());
        long start = System.nanoTime();
        stream.close();
        micros.addValue((server.disconnectAfter(before) - start) / 1e3);
      }
    }
    ClientJvm.print("cancel", micros.getPercentile(50));
    System.exit(0); // some contestants leave threads that keep the JVM alive
  }

  private long disconnectAfter(long count) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long[] now = disconnects();
    while (now[0] == count) {
      if (System.nanoTime() - start > TIMEOUT_NANOS) {
        throw new IllegalStateException("the connection stays open");
      }
      now = disconnects();
    }
    return now[1];
  }

  /** Returns how many clients disconnected during a stream, and when the last one did. */
  private long[] disconnects() throws IOException, InterruptedException {
    String[] numbers = http.send(disconnects, BodyHandlers.ofString()).body().split(" ");
    return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
  }
}
