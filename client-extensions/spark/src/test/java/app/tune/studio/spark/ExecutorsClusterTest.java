package app.tune.studio.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalCluster.class)
class ExecutorsClusterTest {

  private static final Duration CEILING = Duration.ofMinutes(3);

  private final ScriptedServer server = LocalCluster.SERVER;

  @TempDir Path folder;

  private Completions completions() {
    return LocalCluster.completions(folder.resolve("journal"));
  }

  @Test
  void twoExecutors_withSparksOwnLibraries_completeAllRows() throws IOException {
    server.handler(EchoServer::echo);
    int before = server.requestCount();
    Completions completions = completions();

    LocalCluster.assertComplete(completions, 40);

    assertThat(server.requestCount() - before).isEqualTo(40);
    assertThat(completions.totals().completions()).isEqualTo(40);
    assertThat(
            RequestShare.ofExecutor(
                CompletionOptions.builder().requestsPerMinute(60).build(),
                SparkSession.active().sparkContext()))
        .isEqualTo(30);
    assertKeyIsNotIn(LocalCluster.logs());
  }

  @Test
  void executorThatIsKilled_inTheMiddle_leavesACompleteResultAndItsJournal() throws Exception {
    int rows = 120;
    Gate gate = new Gate();
    server.handler(request -> EchoServer.echo(request).awaitBeforeHead(gate));
    int before = server.requestCount();
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try {
      Future<?> job = driver.submit(() -> LocalCluster.assertComplete(completions(), rows));
      // fewer than a partition has, so both tasks have rows to wait for until after the kill
      gate.letPass(20);
      gate.awaitArrivals(20 + 2 * LocalCluster.CONCURRENCY, CEILING);

      assertThat(LocalCluster.kill(LocalCluster.executors().get(0))).isTrue();
      gate.open();

      job.get();
    } finally {
      driver.shutdownNow();
    }
    // the one task of the killed executor had all its requests in flight
    assertThat(server.requestCount() - before).isEqualTo(rows + LocalCluster.CONCURRENCY);

    int afterKill = server.requestCount();
    Completions again = completions();
    LocalCluster.assertComplete(again, rows);
    assertThat(server.requestCount()).isEqualTo(afterKill);
    assertThat(again.totals().reused()).isEqualTo(rows);
  }

  private static void assertKeyIsNotIn(Path logs) throws IOException {
    try (Stream<Path> files = Files.walk(logs)) {
      List<Path> texts =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith(".jar"))
              .toList();
      assertThat(texts).isNotEmpty();
      for (Path text : texts) {
        assertThat(Files.readString(text, ISO_8859_1))
            .as(text.toString())
            .doesNotContain(LocalCluster.KEY);
      }
    }
  }
}
