package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills executors with SIGKILL at random moments while job after job runs: within a request,
 * between two, while a line of the journal is written, while the JVM starts.
 *
 * <p>{@code -Dtune.kills=50} sets how often, {@code -Dtune.seed} repeats the random numbers.
 */
@ExtendWith(LocalCluster.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ExecutorKillsClusterTest {

  private static final int KILLS = Integer.getInteger("tune.kills", 12);
  private static final int ROWS = 60;
  private static final int MOST_REQUESTS_BETWEEN_KILLS = 20;
  private static final long LONGEST_DELAY = Duration.ofMillis(10).toNanos();

  private final long seed = Long.getLong("tune.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Semaphore requests = new Semaphore(0);
  private final AtomicInteger kills = new AtomicInteger();
  private volatile Gate gate = new Gate();

  @TempDir Path folder;

  @Test
  void executors_killedAtRandomMoments_leaveOneResultForEachRowAndPayAgainForWhatWasInFlight()
      throws Exception {
    ScriptedServer server = LocalCluster.SERVER;
    server.handler(this::answer);
    gate.open();
    int before = server.requestCount();
    Thread killer = new Thread(this::kill, "killer");
    killer.start();
    int journals = 0;
    while (killer.isAlive()) {
      Completions completions = LocalCluster.completions(journal(journals++));
      LocalCluster.assertComplete(completions, ROWS / 2);
      LocalCluster.assertComplete(completions, ROWS); // half of them are in the journal
    }
    killer.join();
    int received = server.requestCount() - before;
    int inputs = journals * ROWS;
    System.out.printf(
        "%d kills, %d inputs, %d requests, seed %d%n", kills.get(), inputs, received, seed);

    assertThat(kills).as("seed %s", seed).hasValue(KILLS);
    assertThat(received)
        .as("requests for %s inputs and %s kills, seed %s", inputs, KILLS, seed)
        .isBetween(inputs, inputs + KILLS * LocalCluster.CONCURRENCY);
    for (int i = 0; i < journals; i++) {
      LocalCluster.assertComplete(LocalCluster.completions(journal(i)), ROWS);
    }
    assertThat(server.requestCount() - before).as("seed %s", seed).isEqualTo(received);
  }

  private Path journal(int number) {
    return folder.resolve("journal-" + number);
  }

  private Answer answer(RecordedRequest request) {
    Gate passed = gate;
    requests.release();
    return EchoServer.echo(request).awaitBeforeHead(passed);
  }

  private void kill() {
    while (kills.get() < KILLS) {
      requests.acquireUninterruptibly(1 + random.nextInt(MOST_REQUESTS_BETWEEN_KILLS));
      if (random.nextBoolean()) {
        gate = new Gate(); // the response to what is received from now on comes after the kill
      }
      LockSupport.parkNanos(random.nextLong(LONGEST_DELAY));
      List<ProcessHandle> executors = LocalCluster.executors();
      if (!executors.isEmpty()
          && LocalCluster.kill(executors.get(random.nextInt(executors.size())))) {
        kills.incrementAndGet();
      }
      gate.open();
    }
  }
}
