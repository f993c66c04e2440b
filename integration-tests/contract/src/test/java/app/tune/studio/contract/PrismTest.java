package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.ApiResponse;
import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.UnprocessableEntityException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.TuneStudioServer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The client's requests, validated by another reader of the YAML. */
@EnabledIfSystemProperty(
    named = PrismTest.VERSION,
    matches = ".+",
    disabledReason = "the profile prism is off")
class PrismTest {

  static final String VERSION = "tune.prism.version";

  private static final TextCompletionRequest FULL =
      TextCompletionRequest.builder()
          .prompt("The old man looked at the sea and")
          .model("tune-studio/tales")
          .maxTokens(6)
          .temperature(0.5)
          .topP(0.9)
          .n(2)
          .stop(List.of("."))
          .presencePenalty(0.1)
          .frequencyPenalty(-0.1)
          .logitBias(Map.of("15", 1.5))
          .echo(true)
          .put("seed", 7)
          .build();

  private static TuneStudioServer server;
  private static Prism mock;
  private static Prism proxy;

  @BeforeAll
  static void start() {
    String version = System.getProperty(VERSION);
    mock = Prism.mock(version);
    server = TuneStudioServer.start();
    proxy = Prism.proxy(version, server.baseUrl());
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable started : new AutoCloseable[] {proxy, server, mock}) {
      close(started);
    }
  }

  private static void close(AutoCloseable started) {
    try {
      if (started != null) {
        started.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void create_mock_givesTheExampleOfTheContract() {
    try (TuneStudioClient tune = client(mock)) {
      TextCompletion answer = tune.textCompletions().create(FULL);
      assertThat(answer.text()).isEqualTo(", there was a fox");
      assertThat(answer.usage().totalTokens()).isEqualTo(9);
    }
  }

  @Test
  void create_proxy_findsNothingInRequestAndAnswer() {
    try (TuneStudioClient tune = client(proxy)) {
      ApiResponse<TextCompletion> answer = tune.textCompletions().createResponse(FULL);
      assertThat(answer.value().choices()).hasSize(2);
      assertThat(answer.headers()).doesNotContainKey(Prism.VIOLATIONS);
    }
  }

  @Test
  void stream_proxy_findsNothingInTheRequest() {
    try (TuneStudioClient tune = client(proxy);
        CompletionStream stream = tune.textCompletions().stream(FULL)) {
      assertThat(stream.completion().choices()).hasSize(2);
      // it reads a whole stream as one object, and so finds something in each answer
      assertThat(stream.headers().getOrDefault(Prism.VIOLATIONS, List.of()).toString())
          .contains("\"response\"")
          .doesNotContain("\"request\"");
    }
  }

  @Test
  void create_memberThatBreaksTheContract_isRefused() {
    try (TuneStudioClient tune = client(mock)) {
      TextCompletions bad = tune.textCompletions().with(o -> o.bodyMember("n", 0));
      UnprocessableEntityException refused =
          catchThrowableOfType(
              UnprocessableEntityException.class, () -> bad.create(r -> r.prompt("Once")));
      assertThat(refused.headers().get(Prism.VIOLATIONS).toString()).contains("n must be >= 1");
    }
  }

  @Test
  void post_streamedRequestThatBreaksTheContract_isRefused() {
    Response refused =
        RestAssured.given()
            .contentType(Contract.JSON)
            .accept(Contract.EVENT_STREAM)
            .header(TextCompletionsApi.AUTHORIZATION, server.apiKey())
            .body("{\"prompt\":\"Once\",\"stream\":true,\"top_p\":1.5}")
            .post(mock.baseUrl() + TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.header(Prism.VIOLATIONS)).contains("top_p must be <= 1");
  }

  private static TuneStudioClient client(Prism prism) {
    return TuneStudioClient.builder().baseUrl(prism.baseUrl()).apiKey(server.apiKey()).build();
  }
}
