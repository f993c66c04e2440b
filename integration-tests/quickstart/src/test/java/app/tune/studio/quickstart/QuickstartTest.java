package app.tune.studio.quickstart;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartTest {

  private static final TextCompletionRequest REQUEST =
      TextCompletionRequest.builder().prompt("Once upon a time").maxTokens(3).build();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void run_emptyEnvironment_saysSoAndCompletesPlainAndStreamed() {
    assertThat(run(Map.of())).isZero();
    assertThat(text(out))
        .startsWith("Neither TUNE_API_KEY nor TUNE_BASE_URL is set: ")
        .containsPattern("\nplain: Once upon a time.+\nusage: prompt 4, completion 3, total 7 ")
        .containsPattern("\nstreamed: Once upon a time.+\nusage: prompt 4, completion 3, total 7 ");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void run_serverOfTheEnvironment_isAskedAsTheEnvironmentSays() {
    try (TuneStudioServer server = TuneStudioServer.builder().path("/v1/completions").start()) {
      int status =
          run(
              Map.of(
                  "TUNE_BASE_URL", server.baseUrl() + "/v1",
                  "TUNE_PATH", "/completions",
                  "TUNE_AUTH_SCHEME", "Bearer",
                  "TUNE_API_KEY", server.apiKey(),
                  "TUNE_ORG_ID", "org-1"));
      assertThat(text(err)).isEmpty();
      assertThat(status).isZero();
      assertThat(server.requests())
          .hasSize(2)
          .allSatisfy(
              sent ->
                  assertThat(sent)
                      .hasHeader(TextCompletionsApi.X_ORG_ID, "org-1")
                      .hasHeader(TextCompletionsApi.AUTHORIZATION, "Bearer " + server.apiKey()));
      assertThat(text(out)).doesNotContain("Neither");
    }
  }

  @Test
  void run_serverWithoutUsage_saysSo() {
    String answer = "{\"choices\":[{\"index\":0,\"text\":\".\",\"finish_reason\":\"stop\"}]}";
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.json(answer), Answer.eventStream().data(answer).data("[DONE]"));
      assertThat(run(Map.of("TUNE_BASE_URL", server.baseUrl()))).isZero();
      assertThat(text(out)).containsPattern("(?s)usage: not reported.*usage: not reported");
    }
  }

  @Test
  void run_streamThatIsCut_tellsItBelowTheText() {
    String part = "{\"choices\":[{\"index\":0,\"text\":\" there was\"}]}";
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.json(part), Answer.eventStream().data(part).cut());
      assertFailed(Map.of("TUNE_BASE_URL", server.baseUrl()), "stream");
      assertThat(text(out)).endsWith("streamed: Once upon a time there was\n");
    }
  }

  @Test
  void run_wrongKey_isOneLine() {
    try (TuneStudioServer server = TuneStudioServer.start()) {
      assertFailed(Map.of("TUNE_BASE_URL", server.baseUrl(), "TUNE_API_KEY", "not-the-key"), "key");
      assertThat(text(err)).doesNotContain("not-the-key");
    }
  }

  @Test
  void run_wrongPath_isOneLine() {
    try (TuneStudioServer server = TuneStudioServer.start()) {
      assertFailed(Map.of("TUNE_BASE_URL", server.baseUrl(), "TUNE_PATH", "/nothing"), "/nothing");
    }
  }

  @Test
  void run_unreachableHost_isOneLine() {
    try (DeadPort port = DeadPort.refusing()) {
      assertFailed(Map.of("TUNE_BASE_URL", port.baseUrl()), "cannot connect");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TUNE_BASE_URL, http://no-such-host.invalid, unknown host no-such-host.invalid",
    "TUNE_BASE_URL, http//host, TUNE_BASE_URL",
    "TUNE_BASE_URL, http://user:hunter2@host, TUNE_BASE_URL",
    "TUNE_API_KEY, schlüssel, TUNE_API_KEY"
  })
  void run_badSetting_isOneLine(String name, String value, String expected) {
    assertFailed(Map.of(name, value), expected);
    assertThat(text(err)).doesNotContain("hunter2", "schlüssel");
  }

  private void assertFailed(Map<String, String> environment, String expected) {
    assertThat(run(environment)).isEqualTo(1);
    assertThat(text(err)).startsWith("error: ").containsOnlyOnce("\n").endsWith("\n");
    assertThat(text(err)).contains(expected);
  }

  private int run(Map<String, String> environment) {
    return new Quickstart(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(REQUEST, environment);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
