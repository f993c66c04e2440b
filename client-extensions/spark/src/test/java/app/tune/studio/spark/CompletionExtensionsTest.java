package app.tune.studio.spark;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionExtensionsTest {

  @BeforeEach
  @AfterEach
  void stop() {
    LocalSpark.stop();
  }

  @Test
  void sessionWithTheExtensions_fromConfigurationAlone_completesInSql() throws Exception {
    try (ScriptedServer server = EchoServer.start();
        SparkSession spark =
            LocalSpark.builder()
                .config("spark.sql.extensions", CompletionExtensions.class.getName())
                .config(SparkSettings.BASE_URL, server.baseUrl() + "/v1")
                .config(SparkSettings.PATH, "/completions")
                .config(SparkSettings.KEY_SCHEME, "Bearer")
                .config(SparkSettings.ORGANIZATION, "org-7")
                .config(SparkSettings.ACCESS_KEY, "k")
                .getOrCreate()) {
      LocalSpark.prompts(spark, 5, 2).createOrReplaceTempView("prompts");

      assertThat(
              spark
                  .sql("SELECT tune_complete(prompt, map('max_tokens', '3')).text FROM prompts")
                  .collectAsList())
          .hasSize(5)
          .allMatch(row -> row.getString(0).startsWith("re: prompt"));
      assertThat(spark.sql("DESCRIBE FUNCTION tune_complete").collectAsList().toString())
          .contains("Completes a prompt");
      assertThat(server.takeRequest())
          .hasPath("/v1/completions")
          .hasHeader("Authorization", "Bearer k")
          .hasHeader("X-Org-Id", "org-7");
    }
  }

  @Test
  void options_fromConfiguration_holdForTheFunction() throws Exception {
    try (ScriptedServer server = ScriptedServer.start().otherwise(Answer.status(400));
        SparkSession spark =
            LocalSpark.builder()
                .config("spark.sql.extensions", CompletionExtensions.class.getName())
                .config(SparkSettings.BASE_URL, server.baseUrl())
                .config(SparkSettings.CONCURRENCY, "1")
                .config(SparkSettings.MAX_FAILURES, "2")
                .getOrCreate()) {
      LocalSpark.prompts(spark, 50, 1).createOrReplaceTempView("prompts");

      assertThatThrownBy(
              () -> spark.sql("SELECT tune_complete(prompt) FROM prompts").collectAsList())
          .hasStackTraceContaining("more than 2 completions failed");
      assertThat(server.requestCount()).isEqualTo(3);
    }
  }

  @Test
  void functionOptions_outOfRange_areRefusedByTheNameOfTheSetting() {
    SparkConf conf = new SparkConf(false).set(SparkSettings.REQUESTS_PER_MINUTE, "60");
    assertThat(SparkSettings.functionOptions(conf).requestsPerMinute()).isEqualTo(60);

    conf.set(SparkSettings.REQUESTS_PER_MINUTE, "0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkSettings.functionOptions(conf))
        .withMessageStartingWith("spark.tune.requests.per.minute: ")
        .withMessageEndingWith("must be 1 or more, was 0");
    conf.set(SparkSettings.REQUESTS_PER_MINUTE, "many");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkSettings.functionOptions(conf))
        .withMessageStartingWith("spark.tune.requests.per.minute: ")
        .withMessageContaining("many");
  }

  @Test
  void applications_oneAfterTheOtherInThisJvm_haveTheirOwnSettings() throws Exception {
    for (int application = 0; application < 2; application++) {
      LocalSpark.stop();
      try (ScriptedServer server = EchoServer.start();
          SparkSession spark =
              LocalSpark.builder().config(SparkSettings.BASE_URL, server.baseUrl()).getOrCreate()) {
        Completions.of(CompletionOptions.builder().build())
            .transform(LocalSpark.prompts(spark, 1, 1), "prompt")
            .collectAsList();

        assertThat(server.requestCount()).isEqualTo(1);
      }
    }
  }
}
