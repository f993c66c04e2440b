package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.ScriptedServer;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of a query send a request, and how many, where not all need a completion. */
@ExtendWith(LocalSpark.class)
class ConditionalCallsTest {

  private final ScriptedServer server = EchoServer.start();

  @BeforeEach
  void register(SparkSession spark) {
    CompletionFunction.register(spark, Completions.of(CompletionsTest.options(server).build()));
    spark
        .range(0, 10, 1, 2)
        .selectExpr(
            "id",
            "concat('p', id) AS p",
            "id IN (3, 7) AS todo",
            "if(id IN (3, 7), null, concat('known ', id)) AS known",
            "if(id = 7, 0, 1) AS divisor")
        .createOrReplaceTempView("rows");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static List<String> texts(SparkSession spark, String value) {
    return spark.sql("SELECT id, " + value + " FROM rows").collectAsList().stream()
        .map(row -> row.getLong(0) + ": " + row.get(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CASE WHEN todo THEN tune_complete(p).text ELSE known END",
        "CASE WHEN NOT todo THEN known ELSE tune_complete(p).text END",
        "CASE WHEN id < 2 THEN known WHEN todo THEN tune_complete(p).text ELSE known END",
        "CASE todo WHEN true THEN tune_complete(p).text ELSE known END",
        "if(todo, tune_complete(p).text, known)",
        "if(NOT todo, known, tune_complete(p).text)",
        "if(if(todo, true, null), tune_complete(p).text, known)",
        "coalesce(known, tune_complete(p).text)",
        "coalesce(null, known, tune_complete(p).text, tune_complete('never').text)",
        "nvl(known, tune_complete(p).text)",
        "ifnull(known, tune_complete(p).text)",
        "nvl2(known, known, tune_complete(p).text)",
        "if(known IS NULL, CASE WHEN id < 5 THEN tune_complete(p).text"
            + " ELSE concat(tune_complete(p).text, '') END, known)",
        "if(todo, nullif(tune_complete(p).text, 'x'), known)",
        "concat(if(todo, tune_complete(p).text, known), if(todo, left(tune_complete(p).text, 0), ''))",
        "coalesce(known, if(todo, tune_complete(p).text, tune_complete('never').text))",
      })
  void value_thatSomeRowsNeedACompletionFor_sendsForTheseOnly(String value, SparkSession spark) {
    assertThat(texts(spark, value))
        .contains("0: known 0", "3: re: p3", "7: re: p7", "9: known 9")
        .hasSize(10);
    assertThat(EchoServer.prompts(server)).containsExactlyInAnyOrder("p3", "p7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "todo AND tune_complete(p).text = 're: p7' | 7 | p3,p7",
        "tune_complete(p).text = 're: p7' AND todo | 7 | p3,p7",
        "id < 5 AND tune_complete(p).text = 're: p3' AND todo | 3 | p3",
        "NOT (NOT todo OR tune_complete(p).text = 're: p3') | 7 | p3,p7",
        "NOT todo AND id = 1 OR todo AND tune_complete(p).text = 're: p3' | 1,3 | p3,p7",
        "id < 8 AND (NOT todo OR tune_complete(p).text = 're: p3') AND id > 2 | 3,4,5,6 | p3,p7",
        "tune_complete(p).text = 're: p3' AND todo AND tune_complete(concat(p, '+')).text IS NOT"
            + " NULL | 3 | p3,p3+,p7",
        "if(todo, tune_complete(p).text, 're: p7') = 're: p7' AND id > 7 | 8,9 |",
        "todo AND tune_complete(p).text BETWEEN 're: p3' AND 're: p6' | 3 | p3,p7",
        "todo AND nullif(tune_complete(p).text, 're: p7') IS NULL | 7 | p3,p7",
        "CASE WHEN NOT todo THEN false ELSE tune_complete(p).text BETWEEN 're: p3' AND 're: p6' END"
            + " | 3 | p3,p7",
        "todo AND tune_complete(p).text IN ('a', 're: p3') | 3 | p3,p7",
      })
  void condition_ofSomeRows_sendsForTheseOnly(
      String condition, String ids, String prompts, SparkSession spark) {
    List<String> found =
        spark.sql("SELECT id FROM rows WHERE " + condition).collectAsList().stream()
            .map(row -> String.valueOf(row.getLong(0)))
            .sorted()
            .toList();

    assertThat(String.join(",", found)).isEqualTo(ids);
    assertThat(EchoServer.prompts(server))
        .containsExactlyInAnyOrder(prompts == null ? new String[0] : prompts.split(","));
  }

  @Test
  void value_ofACompletionOfACompletion_sendsWhatItsConditionsLetThrough(SparkSession spark) {
    List<String> texts =
        texts(
            spark,
            "CASE WHEN todo AND tune_complete(p).text = 're: p3'"
                + " THEN tune_complete(concat(tune_complete(p).text, '!')).text"
                + " WHEN todo THEN 'other' END");

    assertThat(texts).contains("0: null", "3: re: re: p3!", "7: other");
    assertThat(EchoServer.prompts(server)).containsExactlyInAnyOrder("p3", "p7", "re: p3!");
  }

  @Test
  void calls_thatAreEqualUnderConditionsThatOverlap_sendOnceForEachRow(SparkSession spark) {
    List<String> texts =
        texts(
            spark,
            "concat_ws(',', if(id < 3, tune_complete(p).text, null),"
                + " if(id > 1 AND id < 5, tune_complete(p).text, null),"
                + " if(id = 4 OR id = 6, tune_complete(p).text, null))");

    assertThat(texts)
        .contains("0: re: p0", "2: re: p2,re: p2", "4: re: p4,re: p4", "6: re: p6", "7: ");
    assertThat(EchoServer.prompts(server))
        .containsExactlyInAnyOrder("p0", "p1", "p2", "p3", "p4", "p6");
  }

  @Test
  void condition_thatIsRandom_isEvaluatedOnce(SparkSession spark) {
    List<String> texts =
        texts(spark, "CASE WHEN rand(7) < 0.5 THEN tune_complete(p).text ELSE 'not asked' END");

    long asked = texts.stream().filter(text -> text.contains("re: p")).count();
    assertThat(asked).isBetween(1L, 9L).isEqualTo(server.requestCount());
    assertThat(texts).filteredOn(text -> text.contains("not asked")).hasSize(10 - (int) asked);
  }

  @Test
  void arguments_ofRowsWithoutARequest_areNotEvaluated(SparkSession spark) {
    List<String> texts =
        texts(
            spark,
            "CASE WHEN divisor <> 0 THEN tune_complete(concat(p, div(1, divisor)),"
                + " named_struct('max_tokens', div(1, divisor))).text END");

    assertThat(texts).contains("0: re: p01", "7: null");
    assertThat(server.requestCount()).isEqualTo(9);
  }

  @Test
  void calls_thatAreEqual_sendOnce(SparkSession spark) {
    assertThat(
            spark
                .sql(
                    "SELECT tune_complete(p).text, tune_complete(p).error, id,"
                        + " tune_complete(p, map('seed', '1')).text FROM rows WHERE id < 4")
                .collectAsList())
        .hasSize(4)
        .allSatisfy(
            row -> {
              assertThat(row.getString(0)).isEqualTo("re: p" + row.get(2));
              assertThat(row.isNullAt(1)).isTrue();
            });
    assertThat(server.requestCount()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT c.text FROM (SELECT id, tune_complete(p) AS c FROM rows) WHERE id = 5 | 1",
        "SELECT id FROM (SELECT id, tune_complete(p) AS c FROM rows) WHERE c.text IS NOT NULL AND id"
            + " > 7 | 2",
        "SELECT i FROM (SELECT id + 1 AS i, upper(tune_complete(p).text) AS t FROM rows) WHERE i < 3"
            + " AND t <> 'x' | 2",
        "SELECT id FROM (SELECT id, c, tune_complete(c.text) AS d FROM (SELECT id, tune_complete(p)"
            + " AS c FROM rows)) WHERE id < 2 AND d.text <> '' AND c.text <> '' | 4",
        "SELECT id FROM (SELECT id, tune_complete(p) AS c, rand(1) AS r FROM rows) WHERE id = 5 AND"
            + " r < 2 AND c.text <> ''| 10",
      })
  void filter_ofASubquery_keepsItsCallsFromRowsThatItDrops(
      String query, int requests, SparkSession spark) {
    assertThat(spark.sql(query).collectAsList()).isNotEmpty();
    assertThat(server.requestCount()).isEqualTo(requests);
  }

  @Test
  void calls_whosePromptsAreRandom_areNotEqual(SparkSession spark) {
    spark.sql("SELECT tune_complete(uuid()).text, tune_complete(uuid()).text").collectAsList();

    assertThat(server.requestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transform(array(p), x -> tune_complete(x).text)",
        "filter(array(p), x -> tune_complete(p).text = x)",
        "aggregate(array(1), '', (a, x) -> tune_complete(a).text)",
      })
  void call_inALambda_isRefused(String value, SparkSession spark) {
    assertThatThrownBy(() -> texts(spark, value))
        .hasStackTraceContaining("tune_complete: cannot be used here, for example in a lambda");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void call_whoseArgumentsHaveALambda_isSent(SparkSession spark) {
    assertThat(
            texts(
                spark,
                "transform(tune_complete(transform(array(p), x -> concat(x, '!'))[0]).texts,"
                    + " x -> upper(x))[0]"))
        .contains("3: RE: P3!");
  }
}
