package app.tune.studio.spark;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectClusterTest {

  private static final String KEY = "a-key-of-the-server";
  private static final int CEILING_SECONDS = 300;

  @TempDir Path folder;

  @Test
  void function_calledByAConnectClient_isCompletedByTheServersExecutor() throws Exception {
    try (ScriptedServer completions = EchoServer.start();
        ConnectServer connect = ConnectServer.start(folder, conf(completions), KEY)) {
      assertThat(runClient(connect.url()))
          .hasSize(3)
          .containsOnly("[[re: prompt 0], [re: prompt 1], [re: prompt 2]]");

      assertThat(completions.requestCount()).isEqualTo(9);
      assertThat(completions.takeRequest()).hasHeader("Authorization", KEY);
    }
  }

  private static Map<String, String> conf(ScriptedServer completions) {
    return Map.of(
        "spark.master",
        "local-cluster[1,1,1024]",
        "spark.executor.memory",
        "512m",
        "spark.ui.enabled",
        "false",
        "spark.connect.grpc.binding.address",
        "127.0.0.1",
        "spark.connect.grpc.binding.port",
        "0",
        "spark.sql.extensions",
        CompletionExtensions.class.getName(),
        SparkSettings.BASE_URL,
        completions.baseUrl(),
        SparkSettings.ACCESS_KEY,
        KEY);
  }

  /** Returns the lines that it wrote. */
  private List<String> runClient(String url) throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process client =
        SparkHome.java(
                SparkHome.connectClientClassPath(), List.of(ConnectClient.class.getName(), url))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(client.waitFor(CEILING_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      client.destroyForcibly();
    }
    assertThat(client.exitValue()).as(Files.readString(errors, StandardCharsets.UTF_8)).isZero();
    return Files.readAllLines(output);
  }
}
