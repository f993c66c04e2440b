package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class CompletionFunctionTest {

  private final ScriptedServer server = EchoServer.start();

  @BeforeEach
  void register(SparkSession spark) {
    CompletionFunction.register(
        spark,
        Completions.of(
            CompletionsTest.options(server).concurrency(4).request(r -> r.model("m")).build()));
    LocalSpark.prompts(spark, 10, 2).createOrReplaceTempView("prompts");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static List<String> strings(SparkSession spark, String sql) {
    return spark.sql(sql).collectAsList().stream().map(row -> row.getString(0)).toList();
  }

  @Test
  void select_aCompletion_sendsOneRequestForEachRow(SparkSession spark) {
    List<Row> rows =
        spark
            .sql(
                "SELECT id, c.text, c.usage.total_tokens, upper(c.finish_reason)"
                    + " FROM (SELECT id, tune_complete(prompt) AS c FROM prompts)")
            .collectAsList();

    assertThat(rows)
        .hasSize(10)
        .allSatisfy(
            row ->
                assertThat(row.mkString(" "))
                    .isEqualTo(row.get(0) + " re: prompt " + row.get(0) + " 5 STOP"));
    assertThat(server.requestCount()).isEqualTo(10);
  }

  @Test
  void select_withoutATable_works(SparkSession spark) {
    assertThat(strings(spark, "SELECT tune_complete('a').text")).containsExactly("re: a");
    assertThat(strings(spark, "SELECT tune_complete(cast(null AS string)).text"))
        .containsExactly((String) null);
    assertThat(strings(spark, "SELECT tune_complete(p).text FROM VALUES ('b') AS t(p)"))
        .containsExactly("re: b");
  }

  @Test
  void members_asMapOrStruct_areSent(SparkSession spark) {
    strings(
        spark,
        "SELECT tune_complete('a', map('model', '7', 'max_tokens', '16', 'stop', '[\"x\"]',"
            + " 'user', 'me')).text");
    strings(
        spark,
        "SELECT tune_complete('a', named_struct('top_p', 0.5, 'stop', array('y'), 'seed',"
            + " 3)).text");
    strings(spark, "SELECT tune_complete('a', map('n', 2)).text");

    assertThat(server.requests())
        .extracting(EchoServer::body)
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"prompt\":\"a\",\"model\":\"7\",\"max_tokens\":16,\"stop\":[\"x\"],\"user\":\"me\"}",
            "{\"prompt\":\"a\",\"model\":\"m\",\"top_p\":0.5,\"stop\":[\"y\"],\"seed\":3}",
            "{\"prompt\":\"a\",\"model\":\"m\",\"n\":2}");
  }

  @Test
  void wherever_aQueryHasIt_itWorks(SparkSession spark) {
    assertThat(
            strings(
                spark,
                "SELECT prompt FROM prompts WHERE tune_complete(prompt).text = 're: prompt 3'"))
        .containsExactly("prompt 3");
    assertThat(
            strings(
                spark,
                "SELECT concat(tune_complete(prompt).text, '!', tune_complete('b').text)"
                    + " FROM prompts WHERE id = 1"))
        .containsExactly("re: prompt 1!re: b");
    assertThat(
            strings(
                spark,
                "SELECT DISTINCT substr(c.text, 1, 10) FROM"
                    + " (SELECT tune_complete(prompt) AS c FROM prompts) GROUP BY c.text"))
        .containsExactly("re: prompt");
    assertThat(strings(spark, "SELECT t FROM (SELECT explode(tune_complete('c').texts) AS t)"))
        .containsExactly("re: c");
    assertThat(
            strings(
                spark,
                "SELECT a.prompt FROM prompts a JOIN"
                    + " (SELECT id, tune_complete(prompt) AS c FROM prompts) b ON a.id = b.id"
                    + " WHERE b.c.text LIKE '%9'"))
        .containsExactly("prompt 9");
    assertThat(strings(spark, "SELECT (SELECT tune_complete('d').text)")).containsExactly("re: d");
  }

  @Test
  void columns_passedThrough_keepTheirTypesAndValues(SparkSession spark) {
    Row row =
        spark
            .sql(
                "SELECT *, tune_complete('a').text AS text FROM (SELECT date'2026-01-02' AS d,"
                    + " timestamp'2026-01-02 03:04:05' AS t, 1.25BD AS n, array(1, null) AS l,"
                    + " map('k', named_struct('x', 1Y)) AS m, X'01' AS b, interval 1 day AS i,"
                    + " cast(null AS float) AS f, parse_json('{\"v\":1}') AS v)")
            .first();

    assertThat(row.get(0)).hasToString("2026-01-02");
    assertThat(row.get(1)).hasToString("2026-01-02 03:04:05.0");
    assertThat(row.getDecimal(2)).isEqualByComparingTo("1.25");
    assertThat(row.<Integer>getList(3)).containsExactly(1, null);
    assertThat(row.<String, Row>getJavaMap(4).get("k").getByte(0)).isEqualTo((byte) 1);
    assertThat((byte[]) row.get(5)).containsExactly(1);
    assertThat(row.get(6)).isEqualTo(Duration.ofDays(1));
    assertThat(row.isNullAt(7)).isTrue();
    assertThat(row.get(8)).hasToString("{\"v\":1}");
    assertThat(row.getString(9)).isEqualTo("re: a");
  }

  @Test
  void requests_ofOneTask_areInFlightTogether(SparkSession spark) throws Exception {
    Gate gate = new Gate();
    server.handler(
        request -> Answer.json("{\"choices\":[{\"text\":\"x\"}]}").awaitBeforeHead(gate));
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try {
      Future<List<String>> texts =
          driver.submit(
              () ->
                  strings(
                      spark, "SELECT /*+ COALESCE(1) */ tune_complete(prompt).text FROM prompts"));
      gate.awaitArrivals(4, Duration.ofMinutes(3));
      gate.open();
      assertThat(texts.get()).hasSize(10).containsOnly("x");
    } finally {
      driver.shutdownNow();
    }
  }

  @Test
  void arguments_ofOtherTypes_areRefusedBeforeAnythingIsSent(SparkSession spark) {
    assertThatThrownBy(() -> spark.sql("SELECT tune_complete(1)"))
        .hasMessageContaining("prompt: must be a string, is INT");
    assertThatThrownBy(() -> spark.sql("SELECT tune_complete('a', 'model')"))
        .hasMessageContaining("members: must be a map with keys of strings or a struct");
    assertThatThrownBy(() -> spark.sql("SELECT tune_complete()"))
        .hasStackTraceContaining("was called with 0 arguments");
    assertThatThrownBy(() -> spark.sql("SELECT max(tune_complete(prompt).text) FROM prompts"))
        .isInstanceOf(org.apache.spark.sql.AnalysisException.class);
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void register_optionsThatOnlyTransformHas_areRefused(SparkSession spark) {
    Completions completions =
        Completions.of(CompletionOptions.builder().journal("/tmp/j", "id").build());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompletionFunction.register(spark, completions))
        .withMessageContaining("journal");
  }
}
