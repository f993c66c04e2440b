package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.testkit.script.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events of a stream that are no chunks: which are ignored, and which end it. */
class OddEventTest extends WireTest {

  private static final String FIRST = "data: " + SocketTest.chunk("Hel") + "\n\n";
  private static final String LAST = "data: " + SocketTest.last("lo") + "\n\ndata: [DONE]\n\n";

  private static Stream<Arguments> ignored() {
    return Inputs.inStreamModes(
        "event: ping\ndata: 2024-02-14 12:00:15.12\n\n",
        "event: ping\ndata: \"\"\n\n",
        "data: : PROCESSING\n\n",
        "data:\n\n",
        "data: \"\"\n\n",
        "data: null\n\n",
        "event: metrics\ndata: [1,2]\n\n",
        "event: metrics\ndata: {\"tokens\":3}\n\n",
        "event: ping\n\n",
        "id: 7\nretry: 3000\n\n",
        "data: :\n\n");
  }

  private static Stream<Arguments> refused() {
    return Inputs.inStreamModes(
        "data: Hello\n\n",
        "data: [1,2]\n\n",
        "data: [DONE] or not\n\n",
        "data: 42\n\n",
        "data: \"text\"\n\n",
        "event: message\ndata: true\n\n",
        "data: {\"choices\":[{\"text\":\n\n",
        "event: completion\ndata: {\"choices\":[{\"text\":\n\n");
  }

  private static Stream<Arguments> chunks() {
    return Inputs.inStreamModes("message", "completion", "chunk", "Error");
  }

  private static Stream<Arguments> errors() {
    return Inputs.inStreamModes(
        "event: error\ndata: {\"error\":{\"message\":\"full\",\"code\":\"c\"}}\n\n",
        "event: error\ndata: {\"message\":\"full\",\"code\":\"c\"}\n\n",
        "event: ping\ndata: {\"error\":{\"message\":\"full\",\"code\":\"c\"}}\n\n",
        "error: {\"message\":\"full\",\"code\":\"c\"}\n\n");
  }

  private void send(String events) {
    server.enqueue(Answer.eventStream().write(events));
  }

  @ParameterizedTest
  @MethodSource("ignored")
  void oddEvent_beforeTheFirstChunk_isIgnored(Mode mode, String event) {
    send(event + FIRST + LAST);
    assertThat(mode.call(open()).text()).isEqualTo("Hello");
  }

  @ParameterizedTest
  @MethodSource("ignored")
  void oddEvent_betweenChunks_isIgnored(Mode mode, String event) {
    send(FIRST + event + event + LAST);
    assertThat(mode.call(open()).text()).isEqualTo("Hello");
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void terminator_whiteSpaceFollows_endsTheStream(Mode mode) {
    send("data: " + SocketTest.chunk("Hel") + "\n\ndata: [DONE] \n\n");
    assertThat(mode.call(open()).text()).isEqualTo("Hel");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void unreadableEvent_beforeTheFirstChunk_isAProtocolError(Mode mode, String event) {
    send(event + FIRST + LAST);
    assertThat(failureOf(mode, open())).isExactlyInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void unreadableEvent_betweenChunks_endsTheStreamWithWhatCame(Mode mode, String event) {
    send(FIRST + event + LAST);
    IncompleteStreamException failure = (IncompleteStreamException) failureOf(mode, open());
    assertThat(failure.partialText()).isEqualTo("Hel");
    assertThat(failure).hasCauseInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @MethodSource("chunks")
  void chunk_underAnotherEventType_counts(Mode mode, String type) {
    send("event: " + type + "\n" + FIRST + "event: " + type + "\n" + LAST);
    assertThat(mode.call(open()).text()).isEqualTo("Hello");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_betweenChunks_isTheApiErrorWithThePartialText(Mode mode, String event) {
    send(FIRST + event + LAST);
    IncompleteStreamException failure = (IncompleteStreamException) failureOf(mode, open());
    assertThat(failure.partialText()).isEqualTo("Hel");
    assertThat(failure.code()).isEqualTo("c");
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.bodyText()).contains("full");
    assertThat(((ApiException) failure.getCause()).errorMessage()).isEqualTo("full");
  }
}
