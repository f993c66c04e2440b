package app.tune.studio.contract;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.ApiResponse;
import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.assertj.RecordedRequestAssert;
import app.tune.studio.testkit.script.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client sends to a server that keeps the contract, validated against the YAML. */
class ClientTrafficTest {

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

  private final TuneStudioServer server = TuneStudioServer.start();
  private final TuneStudioClient tune =
      TuneStudioClient.builder()
          .baseUrl(server.baseUrl())
          .apiKey(server.apiKey())
          .organization("org-1")
          .build();

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  @Test
  void create_everyField_keepsContract() {
    TextCompletion answer = tune.textCompletions().create(FULL);
    assertThat(answer.choices()).hasSize(2);
    assertThat(answer.choices().get(0).text()).startsWith(String.valueOf(FULL.prompt()));
    assertThat(answer.usage().totalTokens()).isPositive();
    assertKeepsContract(onlyRequest())
        .hasJsonMember("max_tokens", 6)
        .hasJsonMember("temperature", 0.5)
        .hasJsonMember("top_p", 0.9)
        .hasJsonMember("n", 2)
        .hasJsonMember("stop", List.of("."))
        .hasJsonMember("presence_penalty", 0.1)
        .hasJsonMember("frequency_penalty", -0.1)
        .hasJsonMember("logit_bias", Map.of("15", 1.5))
        .hasJsonMember("echo", true)
        .hasJsonMember("seed", 7)
        .doesNotHaveJsonMember("stream");
  }

  @Test
  void stream_everyField_keepsContract() {
    try (CompletionStream stream = tune.textCompletions().stream(FULL)) {
      assertThat(stream.completion().choices()).hasSize(2);
    }
    assertKeepsContract(onlyRequest())
        .hasHeader("Accept", Contract.EVENT_STREAM)
        .hasJsonMember("stream", true)
        .hasJsonMember("n", 2)
        .hasJsonMember("seed", 7);
  }

  @Test
  void create_onlyPrompt_sendsNothingElse() {
    tune.textCompletions().create(r -> r.prompt("").maxTokens(1));
    assertKeepsContract(onlyRequest()).hasJson("{\"prompt\":\"\",\"max_tokens\":1}");
  }

  @Test
  void stream_onlyPrompt_sendsTheSwitchAndNothingElse() {
    try (CompletionStream stream =
        tune.textCompletions().stream(r -> r.prompt("Once").maxTokens(1))) {
      stream.completion();
    }
    assertKeepsContract(onlyRequest())
        .hasJson("{\"prompt\":\"Once\",\"max_tokens\":1,\"stream\":true}");
  }

  @Test
  void create_headers_areThoseOfTheContract() {
    tune.textCompletions().create(r -> r.prompt("Once").maxTokens(1));
    assertThat(onlyRequest())
        .hasMethod("POST")
        .hasPath(TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH)
        .hasHeader(TextCompletionsApi.AUTHORIZATION, server.apiKey())
        .hasHeader(TextCompletionsApi.X_ORG_ID, "org-1")
        .hasHeader("Accept", Contract.JSON)
        .doesNotHaveHeader("Upgrade")
        .doesNotHaveHeader("HTTP2-Settings");
    assertThat(onlyRequest().header("Content-Type")).startsWith(Contract.JSON);
  }

  @Test
  void create_organizationNotSet_isNotSent() {
    try (TuneStudioClient other =
        TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      other.textCompletions().create(r -> r.prompt("Once").maxTokens(1));
    }
    assertKeepsContract(onlyRequest()).doesNotHaveHeader(TextCompletionsApi.X_ORG_ID);
  }

  @Test
  void createResponse_goodRequest_tellsStatusAndRequestId() {
    ApiResponse<TextCompletion> answer =
        tune.textCompletions()
            .createResponse(TextCompletionRequest.builder().prompt("Once").maxTokens(1).build());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.requestId()).isNotBlank();
    assertThat(answer.attempts()).isEqualTo(1);
  }

  @Test
  void stream_greedy_equalsPlainAnswer() {
    TextCompletionRequest greedy =
        TextCompletionRequest.builder()
            .prompt("Once upon a")
            .temperature(0.0)
            .maxTokens(12)
            .build();
    TextCompletion plain = tune.textCompletions().create(greedy);
    try (CompletionStream stream = tune.textCompletions().stream(greedy)) {
      TextCompletion whole = stream.completion();
      assertThat(whole.text()).isEqualTo(plain.text());
      assertThat(whole.usage()).isEqualTo(plain.usage());
    }
  }

  @Test
  void api_generatedInterface_sendsTheSame() {
    TextCompletionRequest request =
        TextCompletionRequest.builder().prompt("Once").maxTokens(2).build();
    TextCompletionsApi api = tune.api(TextCompletionsApi.class);
    assertThat(api.createTextCompletion(null, request).choices()).hasSize(1);
    try (java.util.stream.Stream<TextCompletionChunk> chunks =
        api.streamTextCompletion(null, request)) {
      assertThat(chunks).isNotEmpty();
    }
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(sent -> assertThat(Contract.breaksOf(sent)).isEmpty());
  }

  private RecordedRequest onlyRequest() {
    assertThat(server.requests()).hasSize(1);
    return server.requests().get(0);
  }

  private static RecordedRequestAssert assertKeepsContract(RecordedRequest request) {
    assertThat(Contract.breaksOf(request)).as(request.bodyText()).isEmpty();
    return assertThat(request);
  }
}
