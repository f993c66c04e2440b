package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are errors, or no answers: a typed exception with status and body. */
class BadAnswerTest {

  private static final String KEY = "secret-access-key";
  private static final String HTML = "<html><body>Bad Gateway</body></html>";

  private final ScriptedServer server = ScriptedServer.start();
  private final TuneStudioClient tune =
      TuneStudioClient.builder()
          .baseUrl(server.baseUrl())
          .apiKey(KEY)
          .retryPolicy(RetryPolicy.none())
          .build();

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  static Stream<Arguments> badAnswers() {
    return Stream.of(
        bad(401, "application/json", error(401), AuthenticationException.class),
        bad(400, "application/json", error(400), BadRequestException.class),
        bad(500, "application/json", error(500), ServerException.class),
        bad(500, "text/plain", "out of memory", ServerException.class),
        bad(502, "text/html", HTML, ServerException.class),
        bad(200, "text/html", HTML, ProtocolException.class),
        bad(200, "application/json", "{\"choices\":[{\"te", ProtocolException.class),
        bad(200, "application/json", "", ProtocolException.class),
        bad(200, "application/json", error(400), BadRequestException.class));
  }

  private static Arguments bad(
      int status, String type, String body, Class<? extends TuneStudioException> expected) {
    return Arguments.of(status, type, body, expected);
  }

  private static String error(int code) {
    return "{\"error\":{\"code\":" + code + ",\"message\":\"no, " + KEY + "\",\"type\":\"t\"}}";
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void create_badAnswer_isTypedWithStatusAndBody(
      int status, String type, String body, Class<? extends TuneStudioException> expected) {
    server.enqueue(Answer.status(status).contentType(type).body(body));
    TuneStudioException thrown =
        catchThrowableOfType(
            TuneStudioException.class, () -> tune.textCompletions().create(r -> r.prompt("x")));
    assertIs(thrown, expected, status, body);
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void stream_badAnswer_isTypedWithStatusAndBody(
      int status, String type, String body, Class<? extends TuneStudioException> expected) {
    server.enqueue(Answer.status(status).contentType(type).body(body));
    TuneStudioException thrown =
        catchThrowableOfType(
            TuneStudioException.class,
            () -> {
              try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("x"))) {
                stream.completion();
              }
            });
    assertIs(thrown, expected, status, body);
  }

  private static void assertIs(
      TuneStudioException thrown,
      Class<? extends TuneStudioException> expected,
      int status,
      String body) {
    assertThat(thrown).isInstanceOf(expected);
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.bodyText().replaceAll("no, [^\"]*", "no, " + KEY)).isEqualTo(body);
    assertThat(thrown.toString() + thrown.bodyText()).doesNotContain(KEY);
  }

  @Test
  void create_bodyCutOnTheWay_isTypedWithStatus() {
    server.enqueue(
        Answer.status(200)
            .contentType("application/json")
            .body("{\"choices\":")
            .contentLength(99)
            .cut());
    TuneStudioException thrown =
        catchThrowableOfType(
            TuneStudioException.class, () -> tune.textCompletions().create(r -> r.prompt("x")));
    assertThat(thrown.status()).isEqualTo(200);
  }

  @Test
  void create_errorObject_tellsItsMembers() {
    server.enqueue(
        Answer.json(
            400, "{\"error\":{\"code\":17,\"message\":\"m\",\"type\":\"t\",\"param\":\"n\"}}"));
    ApiException thrown =
        catchThrowableOfType(
            ApiException.class, () -> tune.textCompletions().create(r -> r.prompt("x")));
    assertThat(thrown.code()).isEqualTo("17");
    assertThat(thrown.errorMessage()).isEqualTo("m");
    assertThat(thrown.type()).isEqualTo("t");
    assertThat(thrown.param()).isEqualTo("n");
  }
}
