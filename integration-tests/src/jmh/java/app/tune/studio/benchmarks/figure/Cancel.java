package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Measures how long the server takes to see that a stream was closed. */
final class Cancel {

  private static final int STREAMS = 100;

  private final HttpClient asking = HttpClient.newHttpClient();
  private final URI uri;

  private Cancel(URI uri) {
    this.uri = uri;
  }

  public static void main(String[] args) throws Exception {
    Cancel server = new Cancel(URI.create(args[1]));
    long[] nanos = new long[STREAMS];
    try (Contestant client = Contestant.of(args[0], args[1])) {
      for (int i = 0; i < STREAMS; i++) {
        long before = server.departures()[0];
        AutoCloseable stream = client.open(Workload.slow(10_000, 5_000).prompt());
        long start = System.nanoTime();
        stream.close();
        nanos[i] = server.departureAfter(before) - start;
      }
    }
    System.out.println("cancel " + Latency.medianMicros(nanos));
    System.exit(0); // some contestants leave threads that would keep the JVM alive
  }

  private long departureAfter(long count) throws IOException, InterruptedException {
    long[] now = departures();
    while (now[0] == count) {
      now = departures();
    }
    return now[1];
  }

  /** Returns how many clients left in mid-stream, and when the last one did. */
  private long[] departures() throws IOException, InterruptedException {
    String[] answer =
        asking.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body().split(" ");
    return new long[] {Long.parseLong(answer[0]), Long.parseLong(answer[1])};
  }
}
