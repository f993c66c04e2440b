package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalSpark.class)
class CancellationTest {

  private static final Duration CEILING = Duration.ofMinutes(3);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancelJobGroup_whileRequestsAreInFlight_closesTheirConnections(
      boolean interrupt, SparkSession spark) throws Exception {
    Gate never = new Gate();
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try (ScriptedServer server =
        ScriptedServer.start().handler(request -> Answer.json("{}").awaitBeforeHead(never))) {
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).concurrency(3).build())
              .transform(LocalSpark.prompts(spark, 100, 2), "prompt");
      Future<?> job =
          driver.submit(
              () -> {
                spark.sparkContext().setJobGroup("cancelled", "a job to cancel", interrupt);
                return rows.collectAsList();
              });
      never.awaitArrivals(6, CEILING);

      spark.sparkContext().cancelJobGroup("cancelled");

      assertThatThrownBy(job::get).hasStackTraceContaining("cancelled");
      server.awaitNoOpenConnections(CEILING);
      assertThat(server.requestCount()).isEqualTo(6);
    } finally {
      driver.shutdownNow();
    }
  }

  @Test
  void limit_fewerRowsThanTheWindow_cancelsWhatWasStartedAhead(SparkSession spark) {
    Gate never = new Gate();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request ->
              EchoServer.prompt(request).equals("prompt 0")
                  ? EchoServer.echo(request)
                  : Answer.json("{}").awaitBeforeHead(never));
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).concurrency(3).build())
              .transform(LocalSpark.prompts(spark, LocalSpark.numbered(50)), "prompt");

      assertThat(rows.select("completion.text").limit(1).collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("re: prompt 0");
      server.awaitIdle(CEILING);
      assertThat(server.requestCount()).isBetween(1, 4);
    }
  }
}
