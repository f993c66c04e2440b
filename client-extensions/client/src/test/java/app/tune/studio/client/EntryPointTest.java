package app.tune.studio.client;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The builder, the environment and the presets: what goes over the wire, and what is refused. */
class EntryPointTest extends WireTest {

  private TuneStudioClientBuilder bare() {
    server.otherwise(Answer.json(200, GOOD));
    return TuneStudioClient.builder();
  }

  @ParameterizedTest
  @EnumSource
  void call_unsetFields_areAbsent(Mode mode) {
    mode.call(open(bare().baseUrl(server.baseUrl())));
    assertThat(server.takeRequest())
        .hasMethod("POST")
        .hasPath("/text/completions")
        .doesNotHaveHeader("Authorization")
        .doesNotHaveHeader("X-Org-Id")
        .hasHeader("Content-Type", "application/json")
        .hasHeader("Accept", mode.isStream() ? "text/event-stream" : "application/json")
        .hasBody(
            mode.isStream() ? "{\"prompt\":\"Once\",\"stream\":true}" : "{\"prompt\":\"Once\"}")
        .satisfies(
            r -> assertThat(r.header("User-Agent")).matches("tune-studio-java/\\S+ java/\\d+"));
  }

  @Test
  void openAiCompatible_key_isSentBehindBearerToItsPath() {
    Mode.CREATE.call(open(bare().openAiCompatible(server.baseUrl() + "/v1/").apiKey("k")));
    assertThat(server.takeRequest())
        .hasPath("/v1/completions")
        .hasHeader("Authorization", "Bearer k");
    Mode.STREAM.call(open(bare().openAiCompatible(server.baseUrl() + "/v1")));
    assertThat(server.takeRequest()).hasPath("/v1/completions").doesNotHaveHeader("Authorization");
  }

  @Test
  void defaults_fillInRequestsOfLambdasFirst() {
    TuneStudioClient tune =
        open(bare().baseUrl(server.baseUrl()).defaults(r -> r.model("a/b").maxTokens(5)));
    tune.textCompletions().create(r -> r.prompt("Once").maxTokens(6));
    assertThat(server.takeRequest())
        .hasBody("{\"prompt\":\"Once\",\"model\":\"a/b\",\"max_tokens\":6}");
    tune.textCompletions().create(TextCompletionRequest.builder().prompt("Once").build());
    assertThat(server.takeRequest()).hasBody("{\"prompt\":\"Once\"}");
  }

  @Test
  void api_generatedInterface_isRunByTheClient() {
    TuneStudioClient tune = open(bare().baseUrl(server.baseUrl()).organization("client"));
    TextCompletionsApi api = tune.api(TextCompletionsApi.class);
    TextCompletionRequest request = TextCompletionRequest.builder().prompt("Once").build();
    assertThat(api.createTextCompletion("mine", request).text()).isEqualTo("upon a time");
    assertThat(server.takeRequest()).hasHeader("X-Org-Id", "mine");
    api.createTextCompletion(null, request);
    assertThat(server.takeRequest()).hasHeader("X-Org-Id", "client");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> api.createTextCompletion("a\r\nX: y", request))
        .withMessageContaining("X-Org-Id");
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // key | scheme | organization | path          | -> authorization | organization | path
        "k     | -      | -            | -             | k                | -            |"
            + " /v9/text/completions",
        "-     | -      | -            | -             | -                | -            |"
            + " /v9/text/completions",
        "' '   | ' '    | ' '          | ' '           | -                | -            |"
            + " /v9/text/completions",
        "k     | bearer | o            | completions   | Bearer k         | o            |"
            + " /v9/completions",
        "' k ' | Bare   | ' o '        | ' /x/y '      | k                | o            | /v9/x/y",
        "k     | Token  | o            | /completions/ | Token k          | o            |"
            + " /v9/completions/"
      })
  void fromEnv_anyCombination_isUsed(
      String key,
      String scheme,
      String organization,
      String path,
      String authorization,
      String sentOrganization,
      String sentPath) {
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put("TUNE_BASE_URL", server.baseUrl() + "/v9/");
    environment.put("TUNE_API_KEY", key);
    environment.put("TUNE_AUTH_SCHEME", scheme);
    environment.put("TUNE_ORG_ID", organization);
    environment.put("TUNE_PATH", path);
    Mode.CREATE.call(open(bare().fromEnv(environment)));
    var request = server.takeRequest();
    assertThat(request).hasPath(sentPath);
    assertThat(request.header("Authorization")).isEqualTo(authorization);
    assertThat(request.header("X-Org-Id")).isEqualTo(sentOrganization);
  }

  @Test
  void fromEnv_badValue_isRefusedByItsNameAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare().fromEnv(Map.of("TUNE_API_KEY", "se\u0001cret")))
        .withMessage(
            "TUNE_API_KEY: access key: character 3 is U+0001, which is not allowed in a header");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare().fromEnv(Map.of("TUNE_BASE_URL", "http://u:secret@h")))
        .withMessageStartingWith("TUNE_BASE_URL: base URL: must not hold user information");
  }

  @Test
  void build_neitherKeyNorBaseUrl_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare().fromEnv(Map.of()).build())
        .withMessageStartingWith("access key: must be set for https://proxy.tune.app");
  }

  @ParameterizedTest
  @CsvSource({"/v1/completions/, /completions", "/v1/completions, completions", "/v9, /v9"})
  void build_baseUrlIncludesThePath_isRefused(String url, String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare().baseUrl("http://h" + url).path(path).build())
        .withMessageStartingWith("base URL: must not include the path /")
        .withMessageEndingWith(
            ", which is added to it, was \"http://h%s\"", url.replaceAll("/$", ""));
  }

  @Test
  void build_baseUrlIncludesTheDocumentedPath_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare().baseUrl("http://h/text/completions").build())
        .withMessageContaining("must not include the path /text/completions");
  }

  static Stream<Arguments> badSettings() {
    Duration zero = Duration.ZERO;
    return Stream.of(
        bad("access key: must not be blank", b -> b.apiKey("")),
        bad("access key: must not be null", b -> b.apiKey((String) null)),
        bad("access key: character 7 is U+000D", b -> b.apiKey("secret\r\n")),
        bad("X-Org-Id: character 2 is U+000A", b -> b.organization("o\n")),
        bad("base URL: must begin with http", b -> b.baseUrl("localhost:8080")),
        bad("base URL: must begin with http", b -> b.baseUrl("ftp://h")),
        bad("base URL: must begin with http", b -> b.baseUrl("")),
        bad("base URL: is not a URL", b -> b.baseUrl("http://")),
        bad("base URL: has no valid host", b -> b.baseUrl("http:///v1")),
        bad("base URL: must have an IPv4 address", b -> b.baseUrl("http://[::FFFF:127.0.0.1]:80")),
        bad("base URL: is not a URL", b -> b.baseUrl("http://a b")),
        bad("base URL: is not a URL", b -> b.baseUrl("http://h\r\nX: y")),
        bad("base URL: must not have a query", b -> b.baseUrl("http://h?key=secret")),
        bad("base URL: must not have a query", b -> b.baseUrl("http://h#secret")),
        bad("base URL: must have a port of 1 to 65535", b -> b.baseUrl("http://h:65536")),
        bad("base URL: must have a port of 1 to 65535", b -> b.baseUrl("http://h:0")),
        bad("base URL: must not hold user", b -> b.baseUrl("https://user:secret@h/v1")),
        bad("base URL: ", b -> b.baseUrl("https://user:se/cret:secret@h/v1")),
        bad("base URL: ", b -> b.baseUrl("https:user:secret@h")),
        bad("base URL: is not a URL", b -> b.baseUrl("http://user:sec ret:secret@h")),
        bad("path: must not be blank", b -> b.path(" ")),
        bad("path: must not be blank or have a query", b -> b.path("/x?key=secret")),
        bad("path: holds a character", b -> b.path("/x y")),
        bad("path: holds a character", b -> b.path("/{x}")),
        bad("connectTimeout: must be more than 0", b -> b.connectTimeout(zero)),
        bad("totalTimeout: must be more than 0", b -> b.totalTimeout(zero.minusMillis(1))),
        bad("maxEventSize: must be at least 1024, was 1023", b -> b.maxEventSize(1_023)),
        bad("maxBodySize: must be at least 1024, was 0", b -> b.maxBodySize(0)),
        bad("Authorization: is set by apiKey", b -> b.header("Authorization", "secret")),
        bad("header name: not a token", b -> b.attemptHeader("X Y")),
        bad("authorization: is set by apiKey", b -> b.attemptHeader("authorization")),
        bad("key scheme: character 2", b -> b.keyScheme(KeyScheme.of("a\nb"))));
  }

  private static Arguments bad(String message, UnaryOperator<TuneStudioClientBuilder> setting) {
    return arguments(message, setting);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSettings")
  void setting_badValue_isRefusedAndNoSecretShown(
      String message, UnaryOperator<TuneStudioClientBuilder> setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.apply(TuneStudioClient.builder()))
        .withMessageStartingWith(message)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret", "cret:"));
  }

  @Test
  void build_keyBeginsWithItsScheme_isRefused() {
    TuneStudioClientBuilder builder =
        TuneStudioClient.builder().apiKey("bearer secret").keyScheme(KeyScheme.BEARER);
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("access key: begins with the scheme Bearer, which is added to it");
    builder.apiKey("secret").build().close();
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        request("prompt", "required", r -> r),
        request("top_p", "0", r -> r.prompt("").topP(0.0)),
        request("top_p", "1.5", r -> r.prompt("").topP(1.5)),
        request("top_p", "NaN", r -> r.prompt("").topP(Double.NaN)),
        request("n", "0", r -> r.prompt("").n(0)),
        request("temperature", "Infinity", r -> r.prompt("").temperature(Double.POSITIVE_INFINITY)),
        request("presence_penalty", "NaN", r -> r.prompt("").presencePenalty(Double.NaN)),
        request("logit_bias", "NaN", r -> r.prompt("").logitBias(Map.of("7", Double.NaN))));
  }

  private static Arguments request(
      String field,
      String value,
      UnaryOperator<TextCompletionRequest.TextCompletionRequestBuilder> set) {
    return arguments(field, value, set);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("badRequests")
  void create_badRequest_isRefusedBeforeAnythingIsSent(
      String field,
      String value,
      UnaryOperator<TextCompletionRequest.TextCompletionRequestBuilder> set) {
    TuneStudioClient tune = open(bare().baseUrl(server.baseUrl()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tune.textCompletions().create(r -> assertThat(set.apply(r)).isNotNull()))
        .withMessageContainingAll(field, value);
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void create_emptyPrompt_isSent() {
    open(bare().baseUrl(server.baseUrl()))
        .textCompletions()
        .create(r -> r.prompt("").stop(List.of()));
    assertThat(server.takeRequest()).hasBody("{\"prompt\":\"\",\"stop\":[]}");
  }
}
