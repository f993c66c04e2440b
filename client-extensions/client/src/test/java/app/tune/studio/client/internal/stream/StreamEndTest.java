package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.choice;
import static app.tune.studio.client.internal.stream.StreamFixture.event;
import static app.tune.studio.client.internal.stream.StreamFixture.last;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.stream.EndRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which ends of a stream are complete, and which are not. */
class StreamEndTest {

  private static final String STREAM = "text/event-stream";

  static Stream<Arguments> completeEnds() {
    EndRule finished = EndRule.FINISHED;
    EndRule clean = EndRule.CLEAN_END;
    String zero = event(choice(0, "a", "stop"));
    String one = event(choice(1, "b", "length"));
    return Stream.of(
        arguments("terminator", text("a") + DONE, 0, finished),
        arguments("terminator before any chunk", DONE, 0, finished),
        arguments("terminator without space", text("a") + "data:[DONE]\n\n", 0, finished),
        arguments("terminator behind spaces", text("a") + "data:  \t[DONE] \n\n", 0, finished),
        arguments("terminator as the pending event", text("a") + "data: [DONE]", 0, finished),
        arguments("terminator as a bare line", text("a") + "[DONE]\n", 0, finished),
        arguments("terminator while a choice is missing", zero + DONE, 2, finished),
        arguments("finish reason", text("a") + last("b"), 0, finished),
        arguments("finish reason, then usage", last("a") + event("{\"choices\":[]}"), 0, finished),
        arguments(
            "finish reason in the pending event", "data: " + choice(0, "a", "stop"), 0, finished),
        arguments("finish reason, truncated tail", last("a") + "data: [DO", 0, finished),
        arguments("both of two choices", zero + one, 2, finished),
        arguments(
            "both of two choices without an index",
            event("{\"choices\":[{\"text\":\"a\"},{\"text\":\"b\",\"finish_reason\":\"stop\"}]}")
                + event("{\"choices\":[{\"text\":\"A\",\"finish_reason\":\"stop\"}]}"),
            2,
            finished),
        arguments("more choices than asked for", zero + one, 1, finished),
        arguments("clean end", text("a"), 0, clean),
        arguments("clean end, choices missing", zero, 2, clean),
        arguments("clean end, pending event", "data: " + choice(0, "a", null), 0, clean));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("completeEnds")
  void poll_completeEnd_isComplete(String name, String stream, int expected, EndRule rule) {
    StreamFixture reading = StreamFixture.of(MemoryBody.of(stream), STREAM, expected, rule);
    assertThat(reading.failure).isNull();
    assertThat(reading.reader.isComplete()).isTrue();
    assertThat(reading.body.finished).isTrue();
    assertThat(reading.body.closed).isFalse();
    assertThat(reading.firstEvents).isEqualTo(1);
  }

  static Stream<Arguments> incompleteEnds() {
    EndRule finished = EndRule.FINISHED;
    EndRule clean = EndRule.CLEAN_END;
    return Stream.of(
        arguments("no finish reason", text("a"), 0, finished),
        arguments(
            "one of two choices is not finished",
            last("a") + event(choice(1, "b", null)),
            0,
            finished),
        arguments("one of two choices never came", last("a"), 2, finished),
        arguments("truncated last event", text("a") + "data: {\"choices\":[{\"te", 0, finished),
        arguments(
            "truncated last event at a clean end",
            text("a") + "data: {\"choices\":[{\"te",
            0,
            clean),
        arguments("truncated terminator", text("a") + "data: [DON", 0, finished),
        arguments("truncated terminator at a clean end", text("a") + "data: [DON", 0, clean),
        arguments("no chunk at a clean end", "event: ping\ndata: 1\n\n", 0, clean));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incompleteEnds")
  void poll_incompleteEnd_throwsWithoutCause(
      String name, String stream, int expected, EndRule rule) {
    StreamFixture reading = StreamFixture.of(MemoryBody.of(stream), STREAM, expected, rule);
    assertThat(reading.failure)
        .isInstanceOf(IncompleteStreamException.class)
        .hasMessageContaining("[DONE]")
        .hasNoCause();
    assertThat(reading.reader.isComplete()).isFalse();
    assertThat(reading.body.closed).isTrue();
  }

  @Test
  void poll_eventsWithoutChoices_areNoCompletion() {
    StreamFixture reading = StreamFixture.of(event("{\"id\":\"1\"}"));
    assertThat(reading.failure)
        .isInstanceOf(IncompleteStreamException.class)
        .hasMessageContaining("no choices")
        .hasCauseInstanceOf(ProtocolException.class);
  }

  @Test
  void poll_bodyWithoutEvent_isAProtocolError() {
    assertThat(StreamFixture.of("").failure).isInstanceOf(ProtocolException.class);
    assertThat(StreamFixture.of(": ping\n\n", ":\n\n").failure)
        .isInstanceOf(ProtocolException.class);
    StreamFixture clean = StreamFixture.of(MemoryBody.of("\n\n"), STREAM, 0, EndRule.CLEAN_END);
    assertThat(clean.failure).isInstanceOf(ProtocolException.class);
  }

  @Test
  void poll_cutBeforeTheFirstChunk_isAConnectionError() {
    StreamFixture reading = StreamFixture.of(MemoryBody.of(": ping\n\n").cut());
    assertThat(reading.failure)
        .isInstanceOfSatisfying(
            ConnectionException.class,
            lost -> assertThat(lost.stage()).isEqualTo(ConnectionException.Stage.READ_BODY))
        .hasMessageStartingWith("the connection was lost")
        .hasRootCauseMessage("reset by peer");
    assertThat(reading.body.closed).isTrue();
  }

  @Test
  void poll_cutAfterTheFirstChunk_throwsWithWhatCame() {
    StreamFixture reading =
        StreamFixture.of(
            MemoryBody.of(
                    text("On"), event(choice(1, "Two", "length")), text("ce"), "data: {\"choi")
                .cut());
    assertThat(reading.texts()).containsExactly("On", "", "ce");
    assertThat(reading.failure)
        .isInstanceOfSatisfying(
            IncompleteStreamException.class,
            incomplete -> {
              assertThat(incomplete.partialText()).isEqualTo("Once");
              assertThat(incomplete.partialTexts()).isEqualTo(Map.of(0, "Once", 1, "Two"));
              assertThat(incomplete.finishReasons()).isEqualTo(Map.of(1, "length"));
            })
        .hasCauseInstanceOf(ConnectionException.class);
  }

  @Test
  void poll_cutAfterAllFinishReasons_isStillACut() {
    StreamFixture reading = StreamFixture.of(MemoryBody.of(last("a")).cut());
    assertThat(reading.failure).isInstanceOf(IncompleteStreamException.class);
  }

  @Test
  void poll_againAfterAFailure_failsAgain() {
    StreamFixture reading = StreamFixture.of(text("a"));
    Throwable first = reading.failure;
    reading.failure = null;
    reading.readOn();
    assertThat(reading.failure).isSameAs(first);
  }

  @Test
  void poll_againAfterTheEnd_givesNothing() {
    StreamFixture reading =
        StreamFixture.of(text("a") + DONE + text("b") + event("{\"error\":\"x\"}"));
    reading.readOn();
    assertThat(reading.texts()).containsExactly("a");
    assertThat(reading.failure).isNull();
  }

  @Test
  void poll_nothingThereYet_returnsNullAndIsNotComplete() {
    MemoryBody body = MemoryBody.of(text("a"), ": pi").open();
    StreamFixture reading = StreamFixture.of(body);
    assertThat(reading.texts()).containsExactly("a");
    assertThat(reading.reader.isComplete()).isFalse();
    body.add("ng\n\n" + text("b") + DONE);
    reading.readOn();
    assertThat(reading.texts()).containsExactly("a", "b");
    assertThat(reading.reader.isComplete()).isTrue();
  }
}
