package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.event;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.stream.EndRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors inside a stream, in all the shapes that servers give them. */
class StreamErrorTest {

  static Stream<Arguments> errors() {
    String numeric = "{\"error\":{\"code\":429,\"message\":\"slow down\"}}";
    return Stream.of(
        arguments("object", event(numeric), RateLimitException.class, "slow down"),
        arguments(
            "object with other members",
            event("{\"id\":\"1\",\"choices\":[],\"error\":{\"message\":\"no\",\"code\":500}}"),
            ServerException.class,
            "no"),
        arguments(
            "object beside a choice",
            event("{\"choices\":[{\"text\":\"x\"}],\"error\":{\"message\":\"no\"}}"),
            ApiException.class,
            "no"),
        arguments(
            "code in words",
            event("{\"error\":{\"code\":\"x_y\",\"message\":\"no\"}}"),
            ApiException.class,
            "x_y"),
        arguments("string", event("{\"error\":\"no\"}"), ApiException.class, "no"),
        arguments("detail", event("{\"detail\":\"no\"}"), ApiException.class, "no"),
        arguments("bare message", event("{\"message\":\"no\"}"), ApiException.class, "no"),
        arguments(
            "error of type",
            "event: error\ndata: {\"message\":\"no\"}\n\n",
            ApiException.class,
            "no"),
        arguments("error of type in words", "event: error\ndata: no\n\n", ApiException.class, "no"),
        arguments(
            "error line",
            "error: {\"code\":500,\"message\":\"no\"}\n",
            ServerException.class,
            "no"),
        arguments("error line in words", "error: no\n", ApiException.class, "no"),
        arguments(
            "error line before the terminator", "error: no\n\n" + DONE, ApiException.class, "no"),
        arguments("bare JSON line", numeric + "\n", RateLimitException.class, "slow down"),
        arguments("bare JSON line without end", numeric, RateLimitException.class, "slow down"),
        arguments("pending event", "data: " + numeric, RateLimitException.class, "slow down"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void poll_errorFirst_throwsTheApiError(
      String name, String error, Class<? extends ApiException> type, String words) {
    StreamFixture reading = StreamFixture.of(error);
    assertThat(reading.failure).isInstanceOf(type).hasMessageContaining(words);
    assertThat(reading.failure.status()).isEqualTo(200);
    assertThat(reading.failure.body()).isNotEmpty();
    assertThat(reading.body.closed).isTrue();
    assertThat(reading.chunks).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void poll_errorInMidStream_throwsWithWhatCame(
      String name, String error, Class<? extends ApiException> type, String words) {
    StreamFixture reading = StreamFixture.of(text("On") + text("ce") + error);
    assertThat(reading.texts()).containsExactly("On", "ce");
    assertThat(reading.failure)
        .isInstanceOfSatisfying(
            IncompleteStreamException.class,
            incomplete -> assertThat(incomplete.partialText()).isEqualTo("Once"))
        .hasMessageContaining(words)
        .hasCauseInstanceOf(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"choices\":", "hello", "[1]", "\"text\"", "17", "{} {}", "{\"choices\":7}"})
  void poll_chunkThatCannotBeRead_isAProtocolError(String data) {
    StreamFixture first = StreamFixture.of(event(data) + DONE);
    assertThat(first.failure).isInstanceOf(ProtocolException.class);
    assertThat(first.failure.bodyText()).isEqualTo(data);
    StreamFixture later = StreamFixture.of(text("a") + event(data) + DONE);
    assertThat(later.failure)
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(ProtocolException.class);
  }

  @Test
  void poll_deeplyNestedChunk_isAProtocolError() {
    assertThat(StreamFixture.of(event("{\"a\":" + "[".repeat(2_000))).failure)
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void poll_eventBeyondTheLimit_isAProtocolErrorThatNamesIt() {
    StreamFixture reading =
        StreamFixture.of(text("a") + text("x".repeat(StreamFixture.MAX_EVENT_SIZE)));
    assertThat(reading.failure)
        .hasMessageContaining(StreamFixture.MAX_EVENT_SIZE + " bytes")
        .hasCauseInstanceOf(ProtocolException.class);
    assertThat(reading.body.closed).isTrue();
  }

  @Test
  void cancel_bytesAreLeft_failsInPlaceOfThem() {
    StreamFixture reading =
        StreamFixture.begun(
            MemoryBody.of(text("a") + text("b"), text("c")),
            "text/event-stream",
            0,
            EndRule.FINISHED);
    assertThat(reading.reader.poll().text()).isEqualTo("a");
    reading.reader.cancel(cancelled(reading));
    reading.readOn();
    assertThat(reading.chunks).isEmpty();
    assertThat(reading.failure)
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(CallCancelledException.class);
  }

  @Test
  void cancel_completeStream_staysComplete() {
    StreamFixture reading = StreamFixture.of(text("a") + DONE);
    reading.reader.cancel(cancelled(reading));
    reading.readOn();
    assertThat(reading.failure).isNull();
    assertThat(reading.reader.isComplete()).isTrue();
  }

  private static TuneStudioException cancelled(StreamFixture reading) {
    return new CallCancelledException("closed by the test", reading.context(), null);
  }

  /** Some servers send an error member with each success. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "false",
        "0",
        "\" \"",
        "[]",
        "{}",
        "{\"message\":\"\",\"type\":\"\",\"param\":[],\"code\":null}"
      })
  void poll_errorMemberThatReportsNothing_isNoError(String error) {
    String last = "{\"choices\":[{\"index\":0,\"text\":\"a\"}],\"error\":%s}".formatted(error);
    String usage = "{\"usage\":{\"total_tokens\":1},\"error\":%s}".formatted(error);
    StreamFixture reading = StreamFixture.of(event(last) + event(usage) + DONE);
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"message\":\"\",\"code\":0}"})
  void poll_eventOfAnEmptyErrorAlone_isAnError(String error) {
    String alone = "{\"choices\":[],\"error\":%s}".formatted(error);
    assertThat(StreamFixture.of(text("a") + event(alone) + DONE).failure)
        .hasCauseInstanceOf(ApiException.class);
    assertThat(StreamFixture.of(text("a") + event("{\"error\":" + error + "}") + DONE).failure)
        .hasCauseInstanceOf(ApiException.class);
  }

  @Test
  void poll_afterAnError_throwsItAgain() {
    StreamFixture reading =
        StreamFixture.begun(
            MemoryBody.of(text("a") + text("b")), "text/event-stream", 0, EndRule.FINISHED);
    reading.broken = new OutOfMemoryError("o");
    assertThatThrownBy(reading.reader::poll).isSameAs(reading.broken);
    reading.broken = null;
    assertThatThrownBy(reading.reader::poll).isInstanceOf(OutOfMemoryError.class);
    assertThat(reading.reader.isComplete()).isFalse();
    assertThat(reading.ends).hasSize(1);
  }
}
