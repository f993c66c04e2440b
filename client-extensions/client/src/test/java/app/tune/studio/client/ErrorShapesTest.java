package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bodies of errors say, and errors that come inside a success. */
class ErrorShapesTest extends WireTest {

  private static final String HTML =
      "<!doctype html><html><body>\n<h1 class=\"x\">503 Service Unavailable</h1><p>nginx";

  private record Shape(String body, String message, String type) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              "{\"detail\":{\"msg\":\"Server is busy\",\"type\":\"busy\"}}",
              "Server is busy",
              "busy"),
          new Shape("{\"detail\":{\"message\":\"busy\",\"type\":\"t\"}}", "busy", "t"),
          new Shape("{\"error\":{\"msg\":\"busy\",\"type\":\"t\"}}", "busy", "t"),
          new Shape("{\"detail\":\"Not today\"}", "Not today", null),
          new Shape(HTML, "HTML page \"503 Service Unavailable\"", null),
          new Shape("<html><body><H2>Bad\n gateway</H2></body>", "HTML page \"Bad gateway\"", null),
          new Shape("<h1><center>502</center></h1>", "HTML page \"502\"", null),
          new Shape("<html><title> T </title><h1>H</h1>", "HTML page \"T\"", null),
          new Shape("<p>nothing</p>", "HTML page", null));

  private static Stream<Arguments> shapes() {
    List<Arguments> all = new ArrayList<>();
    for (Shape shape : SHAPES) {
      Stream.of(Mode.values()).forEach(mode -> all.add(Arguments.of(mode, shape)));
    }
    return all.stream();
  }

  private static Stream<Arguments> failedChoices() {
    return Inputs.inStreamModes(
        "{\"index\":0,\"text\":\"\",\"error\":{\"message\":\"full\",\"code\":\"c\"}}",
        "{\"index\":0,\"error\":{\"message\":\"full\"},\"finish_reason\":\"stop\"}",
        "{\"index\":1,\"error\":\"full\"}",
        "{\"index\":0,\"text\":\"\",\"finish_reason\":\"error\"}");
  }

  private static Stream<Arguments> failedPlainChoices() {
    return Inputs.inPlainModes(
        "{\"index\":0,\"text\":\"Hel\",\"error\":{\"message\":\"full\",\"code\":\"c\"}}",
        "{\"index\":0,\"text\":\"Hel\",\"error\":\"full\"}",
        "{\"index\":0,\"text\":\"Hel\",\"finish_reason\":\"error\"}");
  }

  private TuneStudioClient once() {
    return open(builder().retryPolicy(RetryPolicy.none()));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void errorBody_ofThisShape_givesMessageAndType(Mode mode, Shape shape) {
    server.enqueue(Answer.status(503).body(shape.body()));
    ServerException failure = (ServerException) failureOf(mode, once());
    assertThat(failure.errorMessage()).isEqualTo(shape.message());
    assertThat(failure.type()).isEqualTo(shape.type());
  }

  @ParameterizedTest
  @EnumSource
  void error_withoutBodyOrLength_keepsItsStatus(Mode mode) {
    server.enqueue(Answer.raw().bytes("HTTP/1.1 503 Service Unavailable\r\n\r\n").close());
    assertThat(failureOf(mode, once())).isInstanceOf(ServerException.class);
  }

  @ParameterizedTest
  @MethodSource("failedChoices")
  void choice_failsInMidStream_isTheApiErrorWithThePartialText(Mode mode, String choice) {
    server.enqueue(
        Answer.eventStream()
            .data(SocketTest.chunk("Hel"))
            .data("{\"choices\":[" + choice + "]}")
            .data("[DONE]"));
    IncompleteStreamException failure = (IncompleteStreamException) failureOf(mode, once());
    assertThat(failure.partialText()).isEqualTo("Hel");
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.bodyText()).isEqualTo("{\"choices\":[" + choice + "]}");
    assertThat(failure.code()).isEqualTo(choice.contains("\"code\"") ? "c" : null);
    assertThat(failure.getCause()).isInstanceOf(ApiException.class);
    assertThat(((ApiException) failure.getCause()).errorMessage())
        .isIn("full", "the finish reason is error");
  }

  @ParameterizedTest
  @MethodSource("failedPlainChoices")
  void choice_failedInAPlainResponse_isTheApiError(Mode mode, String choice) {
    server.enqueue(Answer.json("{\"choices\":[" + choice + "]}"));
    ApiException failure = (ApiException) failureOf(mode, once());
    assertThat(failure.errorMessage()).isIn("full", "the finish reason is error");
    assertThat(failure.bodyText()).contains("Hel");
  }

  @ParameterizedTest
  @EnumSource
  void quota_namedByTheType_isNotRetried(Mode mode) {
    for (String value : List.of("insufficient_quota", "billing_hard_limit_reached")) {
      server.enqueue(
          Answer.json(429, "{\"error\":{\"message\":\"m\",\"type\":\"" + value + "\"}}"));
      TuneStudioException failure = failureOf(mode, open());
      assertThat(failure).isInstanceOf(RateLimitException.class);
      assertThat(failure.attempts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void cut_inMidStream_isDescribedInWordsForUsers(Mode mode) {
    server.enqueue(
        Answer.eventStream().data(SocketTest.chunk("Hel")).cut(),
        Answer.eventStream().data(SocketTest.chunk("Hel")).reset(),
        Answer.eventStream().contentLength(5_000).data(SocketTest.chunk("Hel")).cut());
    for (int i = 0; i < 3; i++) {
      TuneStudioException failure = failureOf(mode, once());
      assertThat(failure)
          .isInstanceOf(IncompleteStreamException.class)
          .hasMessageContaining("was lost within the response's body")
          .hasMessageNotContainingAny("chunk", "state", "Content-Length", "reset");
      assertThat(failure).cause().isInstanceOf(ConnectionException.class).cause().isNotNull();
    }
  }
}
