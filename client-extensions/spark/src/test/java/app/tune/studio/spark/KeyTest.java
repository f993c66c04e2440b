package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Its own sessions, since the key is in the configuration of the application. */
class KeyTest {

  private static final String KEY = "a-key-that-must-not-be-seen";

  @TempDir Path folder;

  @Test
  void keyOfTheConfiguration_isSent_andInNoPlanAndNoEventLog() throws Exception {
    String plans;
    try (ScriptedServer server = EchoServer.start();
        SparkSession spark = session(server).getOrCreate()) {
      Dataset<Row> rows =
          Completions.of(CompletionOptions.builder().build())
              .transform(LocalSpark.prompts(spark, 4, 2), "prompt");
      plans = rows.queryExecution().toString();
      rows.createOrReplaceTempView("completed");
      spark.sql("EXPLAIN FORMATTED SELECT * FROM completed").show(100, 0);
      assertThat(rows.collectAsList()).hasSize(4);
      assertKeyIsSent(server);
    }

    assertThat(plans).contains("TuneStudioCompletions").doesNotContain(KEY);
    String events = eventLog();
    assertThat(events)
        .contains(SparkSettings.ACCESS_KEY, "SparkListenerTaskEnd", "tune: completions")
        .doesNotContain(KEY);
  }

  @Test
  void keyOfASupplier_isSent_andInNoPlanAndNoEventLog() throws Exception {
    String plans;
    try (ScriptedServer server = EchoServer.start();
        SparkSession spark =
            session(server).config(SparkSettings.ACCESS_KEY, "another-one").getOrCreate()) {
      Dataset<Row> rows =
          Completions.of(CompletionOptions.builder().accessKey(() -> KEY).build())
              .transform(LocalSpark.prompts(spark, 4, 2), "prompt");
      plans = rows.queryExecution().toString();
      assertThat(rows.collectAsList()).hasSize(4);
      assertKeyIsSent(server);
    }

    assertThat(plans + eventLog()).doesNotContain(KEY);
  }

  @Test
  void configurationThatWouldShowTheKey_isRefused() {
    SparkConf conf = new SparkConf(false).set(SparkSettings.ACCESS_KEY, KEY);

    SparkSettings.checkRedaction(conf);
    conf.set("spark.redaction.regex", "(?i)password");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkSettings.checkRedaction(conf))
        .withMessageContaining("spark.redaction.regex: must match spark.tune.access.key")
        .withMessageNotContaining(KEY);
  }

  @Test
  void defaultOfTheRedaction_isSparksOwn() {
    assertThat(SparkSettings.DEFAULT_REDACTION)
        .isEqualTo(
            org.apache
                .spark
                .internal
                .config
                .package$
                .MODULE$
                .SECRET_REDACTION_PATTERN()
                .defaultValueString());
  }

  @Test
  void toString_ofOptions_showsNoKey() {
    CompletionOptions options =
        CompletionOptions.builder().accessKey(() -> KEY).client(c -> c.apiKey(KEY)).build();

    assertThat(options + " " + options.clientSettings()).doesNotContain(KEY);
  }

  @AfterEach
  void stop() {
    LocalSpark.stop();
  }

  private static void assertKeyIsSent(ScriptedServer server) {
    assertThat(server.requests())
        .extracting((RecordedRequest request) -> request.header("Authorization"))
        .containsOnly(KEY);
  }

  private SparkSession.Builder session(ScriptedServer server) {
    LocalSpark.stop();
    return LocalSpark.builder()
        .config("spark.eventLog.enabled", "true")
        .config("spark.eventLog.dir", folder.toUri().toString())
        .config("spark.eventLog.compress", "false")
        .config(SparkSettings.BASE_URL, server.baseUrl())
        .config(SparkSettings.ACCESS_KEY, KEY);
  }

  private String eventLog() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> logs = files.filter(Files::isRegularFile).toList();
      StringBuilder text = new StringBuilder();
      for (Path log : logs) {
        text.append(new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8));
      }
      return text.toString();
    }
  }
}
