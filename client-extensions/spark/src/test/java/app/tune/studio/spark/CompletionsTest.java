package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class CompletionsTest {

  static CompletionOptionsBuilder options(ScriptedServer server) {
    String url = server.baseUrl();
    return CompletionOptions.builder().client(client -> client.baseUrl(url));
  }

  @Test
  void transform_promptsOfTwoPartitions_completesEachInOrder(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Completions completions = Completions.of(options(server).concurrency(4).build());

      List<Row> rows =
          completions
              .transform(LocalSpark.prompts(spark, 60, 2), "prompt")
              .select("id", "completion.text", "completion.attempts")
              .collectAsList();

      assertThat(rows).extracting(row -> row.getLong(0)).containsExactlyElementsOf(longs(60));
      assertThat(rows)
          .allSatisfy(
              row -> assertThat(row.getString(1)).isEqualTo("re: prompt " + row.getLong(0)));
      assertThat(rows).extracting(row -> row.getInt(2)).containsOnly(1);
      assertThat(EchoServer.prompts(server)).doesNotHaveDuplicates().hasSize(60);
      assertThat(completions.totals())
          .usingRecursiveComparison()
          .isEqualTo(new CompletionTotals(60, 0, 0, 60, 180, 120));
    }
  }

  @Test
  void transform_aCompletion_fillsTheStruct(SparkSession spark) {
    try (TuneStudioServer server = TuneStudioServer.builder().seed(1).start()) {
      String url = server.baseUrl();
      String key = server.apiKey();
      CompletionOptions options =
          CompletionOptions.builder()
              .request(r -> r.maxTokens(4).n(2))
              .client(client -> client.baseUrl(url))
              .accessKey(() -> key)
              .outputColumn("answer")
              .build();

      Row answer =
          Completions.of(options)
              .transform(LocalSpark.prompts(spark, List.of("Once upon a time")), "prompt")
              .select("answer.*")
              .first();

      assertThat(answer.schema().fieldNames())
          .containsExactly("text", "texts", "finish_reason", "usage", "error", "attempts");
      assertThat(answer.<String>getList(1)).hasSize(2).contains(answer.getString(0));
      assertThat(answer.getString(2)).isEqualTo("length");
      assertThat(answer.getStruct(3).schema().fieldNames())
          .containsExactly("prompt_tokens", "completion_tokens", "total_tokens");
      assertThat(answer.getStruct(3).getLong(1)).isEqualTo(8);
      assertThat(answer.isNullAt(4)).isTrue();
    }
  }

  @Test
  void transform_nullPrompt_isNullAndNotSent(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> prompts = LocalSpark.prompts(spark, Arrays.asList("a", null, "b"));

      List<Row> rows =
          Completions.of(options(server).build()).transform(prompts, "prompt").collectAsList();

      assertThat(rows).extracting(row -> row.isNullAt(1)).containsExactly(false, true, false);
      assertThat(EchoServer.prompts(server)).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void transform_membersFromColumns_overrideThoseOfTheOptions(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      CompletionOptions options =
          options(server)
              .request(r -> r.model("m").maxTokens(9).put("seed", 7))
              .memberFromColumn("max_tokens", "most")
              .memberFromColumn("stop", "ends")
              .memberFromColumn("logit_bias", "bias")
              .memberFromColumn("extra", "more")
              .build();
      Dataset<Row> rows =
          spark.sql(
              "SELECT 'a' AS prompt, 3 AS most, array('x', 'y') AS ends, map('7', 1.5D) AS bias,"
                  + " named_struct('k', true) AS more"
                  + " UNION ALL SELECT 'b', null, null, null, null");

      Completions.of(options).transform(rows.coalesce(1), "prompt").collectAsList();

      List<JsonNode> bodies =
          server.requests().stream()
              .map(EchoServer::body)
              .sorted((a, b) -> a.path("prompt").asText().compareTo(b.path("prompt").asText()))
              .toList();
      assertThat(bodies.get(0))
          .hasToString(
              "{\"prompt\":\"a\",\"model\":\"m\",\"max_tokens\":3,\"stop\":[\"x\",\"y\"],"
                  + "\"logit_bias\":{\"7\":1.5},\"seed\":7,\"extra\":{\"k\":true}}");
      assertThat(bodies.get(1))
          .hasToString("{\"prompt\":\"b\",\"model\":\"m\",\"max_tokens\":9,\"seed\":7}");
    }
  }

  @Test
  void transform_rowsThatFail_areValuesAndTheOthersGoOn(SparkSession spark) {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request ->
              EchoServer.prompt(request).equals("bad")
                  ? Answer.json(400, "{\"error\":{\"message\":\"no such thing\"}}")
                  : EchoServer.echo(request));
      CompletionOptions options = options(server).memberFromColumn("top_p", "p").build();
      Dataset<Row> rows =
          spark.sql(
              "SELECT * FROM VALUES ('good', 1.0D), ('bad', 1.0D), ('wrong', 7.0D), ('last', null)"
                  + " AS t(prompt, p)");
      Completions completions = Completions.of(options);

      List<Row> results =
          completions
              .transform(rows.coalesce(1), "prompt")
              .select("completion.text", "completion.error", "completion.attempts")
              .collectAsList();

      assertThat(results.get(0).getString(0)).isEqualTo("re: good");
      assertThat(results.get(0).isNullAt(1)).isTrue();
      Row refused = results.get(1).getStruct(1);
      assertThat(refused.getString(0)).isEqualTo("bad_request");
      assertThat(refused.getInt(1)).isEqualTo(400);
      assertThat(refused.getString(2)).contains("no such thing");
      Row invalid = results.get(2).getStruct(1);
      assertThat(invalid.getString(0)).isEqualTo("invalid_request");
      assertThat(invalid.isNullAt(1)).isTrue();
      assertThat(invalid.getString(2)).contains("top_p: ").contains("7.0");
      assertThat(results.get(2).getInt(2)).isZero();
      assertThat(results.get(3).getString(0)).isEqualTo("re: last");
      assertThat(completions.totals())
          .usingRecursiveComparison()
          .isEqualTo(new CompletionTotals(2, 2, 0, 3, 6, 4));
    }
  }

  @Test
  void transform_requestsThatTheClientRefuses_areValues(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      CompletionOptions options =
          options(server).concurrency(1).memberFromColumn("stream", "s").build();
      Dataset<Row> rows =
          spark.sql("SELECT * FROM VALUES ('a', true), ('b', false) AS t(prompt, s)");

      List<Row> results =
          Completions.of(options)
              .transform(rows.coalesce(1), "prompt")
              .select("completion.error.kind", "completion.text")
              .collectAsList();

      assertThat(results.get(0).getString(0)).isEqualTo("invalid_request");
      assertThat(results.get(1).getString(1)).isEqualTo("re: b");
      assertThat(EchoServer.prompts(server)).containsExactly("b");
    }
  }

  @Test
  void transform_aRetry_isCounted(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      server.enqueue(Answer.status(503).header("Retry-After", "0"));

      Row row =
          Completions.of(options(server).build())
              .transform(LocalSpark.prompts(spark, List.of("a")), "prompt")
              .select("completion.text", "completion.attempts")
              .first();

      assertThat(row.getString(0)).isEqualTo("re: a");
      assertThat(row.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void transform_columnsThatDoNotFit_areRefused(SparkSession spark) {
    Dataset<Row> rows = LocalSpark.prompts(spark, 1, 1);
    Completions completions = Completions.of(CompletionOptions.builder().build());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.transform(rows, "text"))
        .withMessage("text: no such column, there are [id, prompt]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.transform(rows, "id"))
        .withMessage("id: must be a column of strings, is BIGINT");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> completions.transform(rows.withColumnRenamed("id", "Completion"), "prompt"))
        .withMessageContaining("completion: there is such a column already");
  }

  private static List<Long> longs(int count) {
    return java.util.stream.LongStream.range(0, count).boxed().toList();
  }
}
