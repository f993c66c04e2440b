package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class WindowTest {

  /** Static, since Spark copies what a lambda captures. */
  private static final AtomicInteger CLIENTS = new AtomicInteger();

  private static final Duration CEILING = Duration.ofMinutes(3);

  @Test
  void slowFirstRow_rowsBehindItGoOn_upToTheWindowAndInOrder(SparkSession spark) throws Exception {
    Gate slow = new Gate();
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try (ScriptedServer server = ScriptedServer.start()) {
      // the window is four times the concurrency
      CountDownLatch window = new CountDownLatch(8);
      server.handler(
          request -> {
            window.countDown();
            return EchoServer.prompt(request).equals("prompt 0")
                ? Answer.json("{\"choices\":[{\"text\":\"slow\"}]}").awaitBeforeHead(slow)
                : EchoServer.echo(request);
          });
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).concurrency(2).build())
              .transform(LocalSpark.prompts(spark, LocalSpark.numbered(30)), "prompt");
      Future<List<Row>> texts = driver.submit(() -> rows.select("completion.text").collectAsList());

      assertThat(window.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(texts).isNotDone();
      // the latest one may not be counted yet
      assertThat(server.requestCount()).isBetween(7, 8);
      slow.open();

      assertThat(texts.get())
          .extracting(row -> row.getString(0))
          .startsWith("slow", "re: prompt 1", "re: prompt 2")
          .hasSize(30);
    } finally {
      driver.shutdownNow();
    }
  }

  @Test
  void requestsInFlight_atAnyTime_areAtMostTheConcurrencyOfEachTask(SparkSession spark)
      throws Exception {
    Gate gate = new Gate();
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request -> Answer.json("{\"choices\":[{\"text\":\"x\"}]}").awaitBeforeHead(gate));
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).concurrency(3).build())
              .transform(LocalSpark.prompts(spark, 40, 2), "prompt");
      Future<List<Row>> done = driver.submit(rows::collectAsList);

      gate.awaitArrivals(6, CEILING);
      assertThat(server.requestCount()).isEqualTo(6);
      gate.open();

      assertThat(done.get()).hasSize(40);
    } finally {
      driver.shutdownNow();
    }
  }

  @Test
  void tasks_ofSeveralJobs_shareOneClient(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      String url = server.baseUrl();
      CLIENTS.set(0);
      Completions completions =
          Completions.of(
              CompletionOptions.builder()
                  .client(
                      client -> {
                        CLIENTS.incrementAndGet();
                        client.baseUrl(url);
                      })
                  .build());

      for (int job = 0; job < 3; job++) {
        completions
            .transform(LocalSpark.prompts(spark, 8, 4), "prompt")
            .write()
            .format("noop")
            .mode("overwrite")
            .save();
      }

      assertThat(server.requestCount()).isEqualTo(24);
      assertThat(CLIENTS).hasValue(1);
    }
  }
}
