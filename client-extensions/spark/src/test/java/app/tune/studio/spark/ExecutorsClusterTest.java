package app.tune.studio.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors in JVMs of their own, which have Spark's jars and get ours as applications do. */
class ExecutorsClusterTest {

  private static final Duration CEILING = Duration.ofMinutes(2);
  private static final String KEY = "a-key-that-must-not-be-seen";
  private static final int CONCURRENCY = 2;
  private static final int WINDOW = 4 * CONCURRENCY;

  private static ScriptedServer server;
  private static Path home;
  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    LocalSpark.stop();
    home = SparkHome.assemble();
    server = ScriptedServer.start();
    spark =
        LocalSpark.builder()
            .master("local-cluster[2,1,1024]")
            .config("spark.executor.memory", "512m")
            .config("spark.jars", SparkHome.applicationJars())
            .config(SparkSettings.BASE_URL, server.baseUrl())
            .config(SparkSettings.ACCESS_KEY, KEY)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    server.close();
  }

  @AfterEach
  void awaitIdle() {
    server.awaitIdle(CEILING);
  }

  private Completions completions() {
    return Completions.of(
        CompletionOptions.builder()
            .concurrency(CONCURRENCY)
            .journal(folder.resolve("journal").toString(), "id")
            .build());
  }

  private List<Row> texts(Completions completions, int rows) {
    return completions
        .transform(LocalSpark.prompts(spark, rows, 4), "prompt")
        .select("id", "completion.text")
        .collectAsList()
        .stream()
        .sorted(Comparator.comparingLong(row -> row.getLong(0)))
        .toList();
  }

  private static void assertComplete(List<Row> texts, int rows) {
    assertThat(texts).hasSize(rows);
    assertThat(texts)
        .allSatisfy(row -> assertThat(row.getString(1)).isEqualTo("re: prompt " + row.getLong(0)));
  }

  @Test
  void twoExecutors_withSparksOwnLibraries_completeAllRows() throws Exception {
    server.handler(EchoServer::echo);
    int before = server.requestCount();
    Completions completions = completions();

    assertComplete(texts(completions, 40), 40);

    assertThat(server.requestCount() - before).isEqualTo(40);
    assertThat(completions.totals().completions()).isEqualTo(40);
    assertThat(ProcessHandle.current().children()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(
            RequestShare.ofExecutor(
                CompletionOptions.builder().requestsPerMinute(60).build(), spark.sparkContext()))
        .isEqualTo(30);
    assertKeyIsNotIn(home.resolve("work"));
  }

  @Test
  void executorThatIsKilled_inTheMiddle_leavesACompleteResultAndItsJournal() throws Exception {
    int rows = 120;
    Gate gate = new Gate();
    server.handler(
        request ->
            Answer.json(
                    "{\"choices\":[{\"text\":\"re: %s\",\"finish_reason\":\"stop\"}]}"
                        .formatted(EchoServer.prompt(request)))
                .awaitBeforeHead(gate));
    int before = server.requestCount();
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try {
      Future<List<Row>> texts = driver.submit(() -> texts(completions(), rows));
      // fewer than a partition has, so both tasks have rows to wait for until after the kill
      gate.letPass(20);
      gate.awaitArrivals(20 + 2 * CONCURRENCY, CEILING);
      Set<ProcessHandle> executors = new HashSet<>(ProcessHandle.current().children().toList());
      ProcessHandle killed = executors.iterator().next();

      assertThat(killed.destroyForcibly()).isTrue();
      killed.onExit().get();
      gate.open();

      assertComplete(texts.get(), rows);
    } finally {
      driver.shutdownNow();
    }
    // the one task of the killed executor asks again for at most what it had not kept yet
    assertThat(server.requestCount() - before).isBetween(rows + 1, rows + WINDOW);

    int afterKill = server.requestCount();
    Completions again = completions();
    assertComplete(texts(again, rows), rows);
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
        assertThat(Files.readString(text, ISO_8859_1)).as(text.toString()).doesNotContain(KEY);
      }
    }
  }
}
