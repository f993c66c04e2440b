package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LocalSpark.class)
class FailuresTest {

  private static final int ROWS = 400;

  /** Static, since Spark copies what a lambda captures. */
  private static final AtomicBoolean FAILED_ONCE = new AtomicBoolean();

  @ParameterizedTest
  @CsvSource({
    "401, {\"error\":{\"message\":\"wrong key\"}}, wrong key",
    "402, {\"error\":{\"message\":\"no money\"}}, no money",
    "429, '{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"used up\"}}', used up",
  })
  void job_failureThatAllRequestsShare_endsAtOnce(
      int status, String body, String message, SparkSession spark) {
    try (ScriptedServer server = ScriptedServer.start().otherwise(Answer.json(status, body))) {
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).concurrency(2).build())
              .transform(LocalSpark.prompts(spark, ROWS, 2), "prompt");

      assertThatThrownBy(rows::collectAsList)
          .isInstanceOf(SparkException.class)
          .hasStackTraceContaining(message);
      // what two tasks have in flight, and what was started before the first response was read
      assertThat(server.requestCount()).isLessThan(20);
    }
  }

  @Test
  void job_moreFailuresThanAllowed_ends(SparkSession spark) {
    try (ScriptedServer server = ScriptedServer.start().otherwise(Answer.status(400))) {
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).concurrency(1).maxFailures(10).build())
              .transform(LocalSpark.prompts(spark, ROWS, 4), "prompt");

      assertThatThrownBy(rows::collectAsList)
          .isInstanceOf(SparkException.class)
          .hasStackTraceContaining("more than 10 completions failed");
      assertThat(server.requestCount()).isBetween(11, 20);
    }
  }

  @Test
  void job_asManyFailuresAsAllowed_isComplete(SparkSession spark) {
    try (ScriptedServer server = ScriptedServer.start().otherwise(Answer.status(400))) {
      Completions completions =
          Completions.of(CompletionsTest.options(server).maxFailures(10).build());
      Dataset<Row> rows = completions.transform(LocalSpark.prompts(spark, 10, 2), "prompt");

      assertThat(rows.filter("completion.error IS NOT NULL").collectAsList()).hasSize(10);
      // another job counts from zero
      assertThat(rows.filter("completion.error IS NOT NULL").collectAsList()).hasSize(10);
      assertThat(completions.totals().failures()).isEqualTo(20);
    }
  }

  @Test
  void job_aTaskThatFailsAndIsStartedAgain_countsTheFailuresOfItsRowsOnce(SparkSession spark) {
    FAILED_ONCE.set(false);
    spark
        .udf()
        .register(
            "fail_after_all_rows",
            (Long id) -> {
              if (id == 7 && FAILED_ONCE.compareAndSet(false, true)) {
                throw new IllegalStateException("a sink that fails");
              }
              return id;
            },
            DataTypes.LongType);
    try (ScriptedServer server = ScriptedServer.start().otherwise(Answer.status(400))) {
      Dataset<Row> rows =
          Completions.of(CompletionsTest.options(server).maxFailures(10).build())
              .transform(LocalSpark.prompts(spark, 8, 1), "prompt");

      assertThat(
              rows.selectExpr("fail_after_all_rows(id) AS id", "completion.error").collectAsList())
          .hasSize(8)
          .noneMatch(row -> row.isNullAt(1));
      assertThat(FAILED_ONCE).isTrue();
      assertThat(server.requestCount()).isEqualTo(16);
    }
  }

  @Test
  void job_keySupplierThatThrows_endsAtOnce(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> rows =
          Completions.of(
                  CompletionsTest.options(server)
                      .accessKey(
                          () -> {
                            throw new IllegalStateException("vault is sealed");
                          })
                      .build())
              .transform(LocalSpark.prompts(spark, ROWS, 2), "prompt");

      assertThatThrownBy(rows::collectAsList).hasStackTraceContaining("vault is sealed");
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  void options_outOfRange_areRefused() {
    CompletionOptionsBuilder builder = CompletionOptions.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.concurrency(0))
        .withMessage("concurrency: must be 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.requestsPerMinute(-1))
        .withMessage("requestsPerMinute: must be 1 or more, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxFailures(-1))
        .withMessage("maxFailures: must be 0 or more, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.journal(" ", "id"))
        .withMessage("directory: must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.request(r -> r.topP(2)))
        .withMessageContaining("top_p: ");
  }
}
