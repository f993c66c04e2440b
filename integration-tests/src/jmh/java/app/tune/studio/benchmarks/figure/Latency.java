package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.Contestant;
import java.util.Arrays;

/** Measures the time to the first chunk, and from the server's write to the reader. */
final class Latency {

  private static final int SHORT_STREAMS = 3_000;
  private static final int SLOW_EVENTS = 500;

  private Latency() {}

  public static void main(String[] args) {
    try (Contestant client = Contestant.of(args[0], args[1])) {
      firstChunk(client);
      System.out.println("first " + firstChunk(client));
      delay(client);
      System.out.println("delay " + delay(client));
    }
    System.exit(0); // some contestants leave threads that would keep the JVM alive
  }

  private static double firstChunk(Contestant client) {
    String prompt = Workload.stream(2, 1).prompt();
    long[] nanos = new long[SHORT_STREAMS];
    long[] first = new long[1];
    for (int i = 0; i < nanos.length; i++) {
      first[0] = 0;
      long start = System.nanoTime();
      client.stream(prompt, stamp -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
      nanos[i] = first[0] - start;
    }
    return medianMicros(nanos);
  }

  /** {@code System.nanoTime()} is the machine's monotonic clock, the same in both processes. */
  private static double delay(Contestant client) {
    long[] nanos = new long[SLOW_EVENTS];
    int[] at = new int[1];
    client.stream(
        Workload.slow(SLOW_EVENTS, 5_000).prompt(),
        stamp -> {
          if (stamp > 0) {
            nanos[at[0]++] = System.nanoTime() - stamp;
          }
        });
    return medianMicros(nanos);
  }

  static double medianMicros(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e3;
  }
}
