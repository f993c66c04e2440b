package app.tune.studio.spark;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.ScriptedServer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompletionExtensionsTest {

  @AfterEach
  void forget() {
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
  }

  @Test
  void sessionWithTheExtensions_fromConfigurationAlone_completesInSql() throws Exception {
    LocalSpark.stop();
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
      forget();
    }
  }
}
