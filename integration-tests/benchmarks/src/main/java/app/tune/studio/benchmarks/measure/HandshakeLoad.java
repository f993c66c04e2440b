package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.BlockingContestant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Opens connections at an even rate, each with a TLS handshake, and keeps them all in use. */
final class HandshakeLoad {

  private static final int CONNECTIONS = 200;

  private HandshakeLoad() {}

  /** Spreads the handshakes over this time, on threads of its own. */
  static void start(BlockingContestant client, int micros) {
    String open = Workload.slow(1, 10 * micros).prompt();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      long delay = (long) i * micros / CONNECTIONS;
      threads.schedule(() -> client.stream(open, timestamp -> {}), delay, TimeUnit.MICROSECONDS);
    }
  }
}
