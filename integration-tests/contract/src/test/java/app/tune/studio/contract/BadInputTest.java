package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import app.tune.studio.testkit.TuneStudioServer;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client refuses before anything is sent, in words that name field, limit and value. */
class BadInputTest {

  private final TuneStudioServer server = TuneStudioServer.start();
  private final TuneStudioClient tune =
      TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build();

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        bad("prompt", "", r -> r.maxTokens(1)),
        bad("top_p", "0.0", r -> r.prompt("Once").topP(0.0)),
        bad("top_p", "1.5", r -> r.prompt("Once").topP(1.5)),
        bad("top_p", "-0.1", r -> r.prompt("Once").topP(-0.1)),
        bad("top_p", "NaN", r -> r.prompt("Once").topP(Double.NaN)),
        bad("n", "0", r -> r.prompt("Once").n(0)),
        bad("n", "-1", r -> r.prompt("Once").n(-1)),
        bad("temperature", "NaN", r -> r.prompt("Once").temperature(Double.NaN)),
        bad("temperature", "Infinity", r -> r.prompt("Once").temperature(1 / 0.0)),
        bad("presence_penalty", "-Infinity", r -> r.prompt("Once").presencePenalty(-1 / 0.0)),
        bad("frequency_penalty", "NaN", r -> r.prompt("Once").frequencyPenalty(Double.NaN)),
        bad("logit_bias", "NaN", r -> r.prompt("Once").logitBias(Map.of("5", Double.NaN))));
  }

  private static Arguments bad(
      String field, String value, Consumer<TextCompletionRequestBuilder> request) {
    return Arguments.of(field, value, request);
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void create_badValue_isRefusedBeforeSending(
      String field, String value, Consumer<TextCompletionRequestBuilder> request) {
    assertThatThrownBy(() -> tune.textCompletions().create(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field)
        .hasMessageContaining(value);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void stream_badValue_isRefusedBeforeSending(
      String field, String value, Consumer<TextCompletionRequestBuilder> request) {
    assertThatThrownBy(() -> tune.textCompletions().stream(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field)
        .hasMessageContaining(value);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void create_valueBeyondALimit_namesTheLimit() {
    assertThatThrownBy(() -> tune.textCompletions().create(r -> r.prompt("Once").topP(1.5)))
        .hasMessageContaining("1");
    assertThatThrownBy(() -> tune.textCompletions().create(r -> r.prompt("Once").n(0)))
        .hasMessageContaining("1");
  }

  @Test
  void create_streamSet_isRefused() {
    assertThatThrownBy(() -> tune.textCompletions().create(r -> r.prompt("Once").stream(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stream");
    assertThatThrownBy(() -> tune.textCompletions().stream(r -> r.prompt("Once").stream(false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stream");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "secret\r\nX: y", "secret\n", "secret\u0000", "secrét"})
  void apiKey_thatNoHeaderHolds_isRefusedAndNotRepeated(String key) {
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    assertThatThrownBy(() -> builder.apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "secrét"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "org\r\nX: y", "org\n1"})
  void organization_thatNoHeaderHolds_isRefused(String organization) {
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    assertThatThrownBy(() -> builder.organization(organization))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:8080",
        "ftp://host/",
        "http//host",
        "http://",
        "http://ho st",
        "http://user:hunter2@host",
        "http://host?key=hunter2",
        "http://host/#part"
      })
  void baseUrl_malformedOrWithSecrets_isRefusedAndNotRepeated(String url) {
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    assertThatThrownBy(() -> builder.baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base URL")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void build_neitherKeyNorBaseUrl_isRefused() {
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
  }
}
