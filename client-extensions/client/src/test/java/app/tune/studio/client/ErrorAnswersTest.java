package app.tune.studio.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.RedirectException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors by status and in a 200, on the wire, whichever way the call is made. */
class ErrorAnswersTest extends WireTest {

  private static final String OBJECT =
      "{\"error\":{\"code\":%s,\"message\":\"it is so\",\"type\":\"t\",\"param\":\"p\"}}";

  static Stream<Arguments> answers() {
    String html = "<html><title>502 Bad Gateway</title></html>";
    return everyMode(
        arguments(Answer.json(400, OBJECT.formatted(400)), BadRequestException.class, "it is so"),
        arguments(Answer.json(401, OBJECT.formatted("\"c\"")), AuthenticationException.class, "so"),
        arguments(Answer.json(500, "{\"detail\":[{\"msg\":\"x\"}]}"), ServerException.class, "x"),
        arguments(
            Answer.status(502).contentType("text/html").body(html),
            ServerException.class,
            "502 Bad"),
        arguments(Answer.status(503), ServerException.class, "HTTP 503 ["),
        arguments(Answer.status(429).body("{\"error\":{\"mess"), RateLimitException.class, "mess"),
        arguments(
            Answer.status(400).body("unm\u00F6glich".getBytes(ISO_8859_1)),
            BadRequestException.class,
            "unm\uFFFDglich"),
        arguments(
            Answer.status(400).gzip("{\"message\":\"packed\"}"),
            BadRequestException.class,
            "packed"),
        arguments(
            Answer.status(500).contentLength(1_000).body("half an").cut(),
            ServerException.class,
            "half an"),
        arguments(
            Answer.status(500).chunked().body("half").reset(), ServerException.class, "HTTP 500"),
        arguments(Answer.status(404).body("no"), NotFoundException.class, "(base URL or path?)"),
        arguments(
            Answer.error(404, "no model 'm'"), NotFoundException.class, "HTTP 404: no model 'm' ["),
        arguments(Answer.status(418).body("tea"), ApiException.class, "HTTP 418: tea"),
        arguments(
            Answer.json(200, OBJECT.formatted(429)), RateLimitException.class, "error 429: it"),
        arguments(
            Answer.json(200, OBJECT.formatted("\"c\"")), ApiException.class, "error c: it is"),
        arguments(Answer.json(200, "{\"error\":\"words\"}"), ApiException.class, "error: words"),
        arguments(Answer.json(200, "{\"detail\":\"words\"}"), ApiException.class, "error: words"));
  }

  static Stream<Arguments> everyMode(Arguments... rows) {
    return Arrays.stream(rows)
        .flatMap(
            row ->
                Stream.of(Mode.values())
                    .map(
                        mode -> {
                          Object[] all = Arrays.copyOf(row.get(), row.get().length + 1);
                          all[all.length - 1] = mode;
                          return arguments(all);
                        }));
  }

  @ParameterizedTest(name = "{3}: {1}, {2}")
  @MethodSource("answers")
  void call_errorAnswer_throwsItsClass(
      Answer answer, Class<?> expected, String message, Mode mode) {
    server.enqueue(answer);
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    assertThat(failureOf(mode, tune))
        .isExactlyInstanceOf(expected)
        .hasMessageContaining(message)
        .hasMessageContaining("[" + server.baseUrl() + "/text/completions]");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void exception_allThatCameAround_isReadable(Mode mode) {
    String body = OBJECT.formatted(422);
    server.enqueue(
        Answer.json(422, body)
            .header("X-Request-Id", "r-1")
            .header("X-Two", "a")
            .header("x-two", "b"));
    ApiException failure = (ApiException) failureOf(mode, open());
    assertThat(failure.status()).isEqualTo(422);
    assertThat(failure.requestId()).isEqualTo("r-1");
    assertThat(failure.contentType()).isEqualTo("application/json");
    assertThat(failure.headers().get("X-TWO")).isEqualTo(List.of("a", "b"));
    assertThat(failure.bodyText()).isEqualTo(body);
    assertThat(failure.body()).isEqualTo(body.getBytes(ISO_8859_1));
    assertThat(failure.code()).isEqualTo("422");
    assertThat(failure.param()).isEqualTo("p");
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.url()).isEqualTo(server.baseUrl() + "/text/completions");
  }

  @ParameterizedTest
  @EnumSource
  void exception_endlessErrorBody_keepsItsBeginning(Mode mode) {
    server.enqueue(Answer.status(400).chunked().repeat("0123456789abcdef", Long.MAX_VALUE));
    assertThat(failureOf(mode, open()).body()).hasSize(ErrorContext.MAX_BODY);
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void cut_plainBody_keepsWhatWasReceived(Mode mode) {
    server.enqueue(Answer.status(200).chunked().body(GOOD).cut());
    assertThat(failureOf(mode, open()))
        .isInstanceOf(ConnectionException.class)
        .satisfies(failure -> assertThat(failure.bodyText()).isEqualTo(GOOD));
  }

  @ParameterizedTest
  @EnumSource
  void redirect_namesTargetAndIsNotFollowed(Mode mode) {
    server.enqueue(Answer.status(307).header("Location", server.baseUrl() + "/elsewhere?a=b"));
    TuneStudioClient tune = open();
    assertThat(failureOf(mode, tune))
        .isExactlyInstanceOf(RedirectException.class)
        .hasMessageContaining("target: " + server.baseUrl() + "/elsewhere [");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void exception_queryOfCall_isNotShown(Mode mode) {
    server.enqueue(Answer.status(400));
    TuneStudioClient tune = open();
    TextCompletions asked =
        tune.textCompletions().with(o -> o.queryParameter("api key", "a b&c=\u00E9{x}%"));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> mode.call(asked)))
        .hasMessageContaining("/text/completions]");
    assertThat(server.takeRequest().query()).isEqualTo("api%20key=a%20b%26c%3D%C3%A9%7Bx%7D%25");
  }

  @ParameterizedTest
  @EnumSource
  void notFound_messageNamesTheRequestedModel_isAboutTheModel(Mode mode) {
    String message = "No endpoints found for foo/bar."; // OpenRouter
    server.enqueue(Answer.error(404, message));
    TextCompletions calls = open().textCompletions().with(o -> o.bodyMember("model", "foo/bar"));
    assertThatThrownBy(() -> mode.call(calls))
        .hasMessageStartingWith("HTTP 404: " + message + " [")
        .isInstanceOfSatisfying(
            NotFoundException.class, absent -> assertThat(absent.isAbout("model")).isTrue());
  }
}
