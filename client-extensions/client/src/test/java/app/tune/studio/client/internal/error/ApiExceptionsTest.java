package app.tune.studio.client.internal.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.ConflictException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.client.error.PayloadTooLargeException;
import app.tune.studio.client.error.PaymentRequiredException;
import app.tune.studio.client.error.PermissionDeniedException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.RedirectException;
import app.tune.studio.client.error.RequestTimeoutException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.UnprocessableEntityException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiExceptionsTest {

  private static final String KEY = "sk-test/0123+456=";

  private static ErrorContext context(int status, Map<String, List<String>> headers) {
    return ErrorContext.of("call-1", "https://host/text/completions?key=1", 2, "Bearer " + KEY)
        .withResponse(status, headers);
  }

  private static ApiException of(int status, ErrorInfo said) {
    return ApiExceptions.of(said, context(status, Map.of()));
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        arguments(300, RedirectException.class),
        arguments(308, RedirectException.class),
        arguments(400, BadRequestException.class),
        arguments(401, AuthenticationException.class),
        arguments(402, PaymentRequiredException.class),
        arguments(403, PermissionDeniedException.class),
        arguments(404, NotFoundException.class),
        arguments(405, ApiException.class),
        arguments(408, RequestTimeoutException.class),
        arguments(409, ConflictException.class),
        arguments(413, PayloadTooLargeException.class),
        arguments(418, ApiException.class),
        arguments(422, UnprocessableEntityException.class),
        arguments(429, RateLimitException.class),
        arguments(500, ServerException.class),
        arguments(503, ServerException.class),
        arguments(529, ServerException.class),
        arguments(599, ServerException.class),
        arguments(600, ApiException.class),
        arguments(999, ApiException.class));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void of_status_picksItsClass(int status, Class<?> expected) {
    ApiException failure = of(status, ErrorInfo.NONE);
    assertThat(failure).isExactlyInstanceOf(expected);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure).hasMessageStartingWith("HTTP " + status);
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void of_codeInSuccess_picksClassOfErrorCodesOnly(int code, Class<?> expected) {
    ApiException failure = of(200, new ErrorInfo("m", String.valueOf(code), null, null));
    assertThat(failure)
        .isExactlyInstanceOf(code >= 400 && code < 600 ? expected : ApiException.class)
        .hasMessageStartingWith("HTTP 200 with an error " + code + ": m");
    assertThat(failure.status()).isEqualTo(200);
  }

  @Test
  void of_stringCodeInSuccess_isApiException() {
    ApiException failure = of(200, new ErrorInfo("m", "server_error", "t", "p"));
    assertThat(failure).isExactlyInstanceOf(ApiException.class);
    assertThat(failure.code()).isEqualTo("server_error");
    assertThat(failure.type()).isEqualTo("t");
    assertThat(failure.param()).isEqualTo("p");
    assertThat(failure.errorMessage()).isEqualTo("m");
  }

  @Test
  void message_tellsUrlWithoutQueryAndAttempts() {
    assertThat(of(500, ErrorInfo.NONE))
        .hasMessage("HTTP 500 [https://host/text/completions, 2 attempts]");
  }

  /**
   * What OpenAI, vLLM, Ollama, an older Ollama, LM Studio, the testkit and OpenRouter say of a
   * model.
   */
  static Stream<String> unknownModels() {
    return """
    {"error":{"code":"model_not_found","message":"It does not exist"}}
    {"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","code":404}
    {"error":{"message":"model \\"x\\" not found, try pulling it first"}}
    {"error":"model 'x' not found"}
    {"error":{"message":"Nothing is loaded","param":"model"}}
    {"error":{"message":"There is no model 'x' here","code":404}}
    {"error":{"message":"No endpoints found for foo/bar.","code":404}}
    {"error":{"message":"No endpoints found for foo/bar:free"}}
    {"message":"'foo/bar' not found"}
    """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("unknownModels")
  void message_unknownModel_doesNotBlameThePath(String body) {
    ApiException failure = notFound(body);
    assertThat(failure.isAbout("model")).isTrue();
    assertThat(failure).hasMessageNotContaining("?");
  }

  /** What nginx, FastAPI, Go, llama.cpp, OpenAI and the testkit say of a path. */
  static Stream<String> unknownPaths() {
    return """

    <html><title>404 Not Found</title></html>
    {"detail":"Not Found"}
    404 page not found
    {"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}
    {"error":{"message":"Invalid URL (POST /v1/models/completions)","code":null}}
    {"error":{"message":"There is nothing at this path: /model/completions"}}
    {"error":{"message":"POST /v1/foo/bar not found"}}
    {"error":{"message":"foo/bar/completions not found"}}
    {"error":{"message":"foo/bar2 not found"}}
    """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("unknownPaths")
  void message_notFound_hintsAtBaseUrlAndPath(String body) {
    ApiException failure = notFound(body);
    assertThat(failure.isAbout("model")).isFalse();
    assertThat(failure).hasMessageContaining("(base URL or path?)");
  }

  private static ApiException notFound(String body) {
    ErrorInfo said = new ErrorBody().read(body.getBytes(UTF_8));
    return ApiExceptions.of(said, null, "model", "foo/bar", context(404, Map.of()));
  }

  @Test
  void param_otherStatusNamesTheModel_isNotInferred() {
    ErrorInfo said = new ErrorInfo("Rate limit reached for foo/bar", null, null, null);
    ApiException failure = ApiExceptions.of(said, null, "model", "foo/bar", context(429, Map.of()));
    assertThat(failure.param()).isNull();
  }

  @Test
  void message_redirect_namesTargetWithoutQuery() {
    ErrorContext context = context(307, Map.of("location", List.of("https://other/x?token=t#f")));
    assertThat(ApiExceptions.of(ErrorInfo.NONE, context))
        .hasMessageContaining("target: https://other/x [");
    assertThat(of(304, ErrorInfo.NONE)).hasMessageStartingWith("HTTP 304 [");
  }

  @Test
  void message_longWords_isBounded() {
    ErrorInfo said = new ErrorInfo("x".repeat(100_000), null, null, null);
    assertThat(of(400, said).getMessage()).hasSizeLessThan(2_200);
  }

  @Test
  void message_retryAfter_tellsIt() {
    Duration wait = Duration.ofSeconds(600);
    ApiException failure = ApiExceptions.of(ErrorInfo.NONE, wait, "", null, context(429, Map.of()));
    assertThat(failure).hasMessageContaining("(Retry-After: 10 min)");
    assertThat(failure.retryAfter()).isEqualTo(wait);
  }

  @Test
  void context_keyRepeatedByServer_isNowhere() throws Exception {
    String json =
        "{\"error\":\"bad key sk-test\\/0123\\u002B456\\u003d or sk-test%2F0123%2b456%3D\"}";
    ErrorInfo said = new ErrorInfo("key " + KEY, KEY, "t " + KEY, KEY);
    Map<String, List<String>> headers =
        Map.of("X-Request-Id", List.of("for " + KEY), "Content-Type", List.of("a/b; k=" + KEY));
    ErrorContext context = context(401, headers).withBody((json + KEY).getBytes(UTF_8));
    ApiException failure = ApiExceptions.of(said, context);

    ApiException copy = (ApiException) deserialized(serialized(failure));
    for (ApiException seen : List.of(failure, copy)) {
      assertThat(
              seen + seen.reason() + seen.errorMessage() + seen.code() + seen.type() + seen.param())
          .doesNotContain(KEY)
          .contains("[redacted]");
      assertThat(seen.headers().toString()).doesNotContain(KEY);
      assertThat(seen.requestId()).isEqualTo("for [redacted]");
      assertThat(seen.contentType()).isEqualTo("a/b; k=[redacted]");
      assertThat(seen.bodyText())
          .isEqualTo("{\"error\":\"bad key [redacted] or [redacted]\"}[redacted]");
      assertThat(seen.attempts()).isEqualTo(2);
    }
    assertThat(new String(serialized(failure), UTF_8)).doesNotContain("0123");
  }

  @Test
  void body_isBoundedCopy() {
    byte[] received = new byte[100_000];
    ErrorContext context = context(500, Map.of()).withBody(received);
    ApiException failure = ApiExceptions.of(ErrorInfo.NONE, context);
    assertThat(failure.body()).hasSize(ErrorContext.MAX_BODY);
    failure.body()[0] = 1;
    assertThat(failure.body()[0]).isZero();
  }

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
