package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as a finish reason, and when one completes a stream without its terminator. */
class FinishReasonTest extends WireTest {

  private static final String HTTP_1_0 =
      "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

  private static Stream<Arguments> noReasons() {
    return Inputs.inStreamModes("\"\"", "\"null\"", "null");
  }

  private static Stream<Arguments> noReasonsInPlainResponses() {
    return Inputs.inPlainModes("\"\"", "\"null\"", "null");
  }

  private static Stream<Arguments> streams() {
    return Inputs.inStreamModes("any");
  }

  private static String chunk(String text, String finishReason) {
    return "{\"choices\":[{\"index\":0,\"text\":\"%s\",\"finish_reason\":%s}]}"
        .formatted(text, finishReason);
  }

  private static EventStreamAnswer events(String... chunks) {
    EventStreamAnswer answer = Answer.eventStream();
    for (String chunk : chunks) {
      answer = answer.data(chunk);
    }
    return answer;
  }

  private TuneStudioClient once(EndRule rule) {
    return open(builder().retryPolicy(RetryPolicy.none()).endRule(rule));
  }

  private void assertIncomplete(Mode mode, String text, Map<Integer, String> reasons) {
    assertIncomplete(mode, once(EndRule.FINISHED), text, reasons);
  }

  private static void assertIncomplete(
      Mode mode, TuneStudioClient tune, String text, Map<Integer, String> reasons) {
    IncompleteStreamException failure = (IncompleteStreamException) failureOf(mode, tune);
    assertThat(failure.partialText()).isEqualTo(text);
    assertThat(failure.finishReasons()).isEqualTo(reasons);
  }

  @ParameterizedTest
  @MethodSource("noReasons")
  void noReason_chunkedBodyEndsCleanly_isIncomplete(Mode mode, String reason) {
    server.enqueue(events(chunk("Hel", reason)));
    assertIncomplete(mode, "Hel", Map.of());
  }

  @ParameterizedTest
  @MethodSource("noReasons")
  void noReason_chunkedBodyIsCut_isIncomplete(Mode mode, String reason) {
    server.enqueue(events(chunk("Hel", reason)).cut());
    assertIncomplete(mode, "Hel", Map.of());
  }

  @ParameterizedTest
  @MethodSource("noReasons")
  void noReason_http10ConnectionCloses_isIncomplete(Mode mode, String reason) {
    server.enqueue(Answer.raw().bytes(HTTP_1_0 + "data: " + chunk("Hel", reason) + "\n\n").close());
    assertIncomplete(mode, "Hel", Map.of());
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stop_bodyEndsByTheConnection_isIncompleteUnderEachRule(Mode mode, String any) {
    for (EndRule rule : EndRule.values()) {
      server.enqueue(events(chunk("Hel", "\"stop\"")).untilClose());
      assertIncomplete(mode, once(rule), "Hel", Map.of(0, "stop"));
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void terminator_bodyEndsByTheConnection_isComplete(Mode mode, String any) {
    server.enqueue(events(chunk("Hel", "\"\""), "[DONE]").untilClose());
    TextCompletion completion = mode.call(once(EndRule.FINISHED));
    assertThat(completion.text()).isEqualTo("Hel");
    assertThat(completion.choices().get(0).finishReason()).isNull();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void cleanEnd_noReasonInAFramedBody_isComplete(Mode mode, String any) {
    server.enqueue(events(chunk("Hel", "\"\"")));
    assertThat(mode.call(once(EndRule.CLEAN_END)).text()).isEqualTo("Hel");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stop_textOfItsChoiceFollows_countsNoMore(Mode mode, String any) {
    server.enqueue(events(chunk("Hel", "\"stop\""), chunk("lo", "null")));
    assertIncomplete(mode, "Hello", Map.of());
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stop_textOfAnotherChoiceFollows_isIncompleteByThatChoiceOnly(Mode mode, String any) {
    server.enqueue(
        events(
            chunk("a", "\"stop\""),
            "{\"choices\":[{\"index\":1,\"text\":\"b\",\"finish_reason\":null}]}"));
    assertIncomplete(mode, "a", Map.of(0, "stop"));
  }

  @ParameterizedTest
  @MethodSource("noReasons")
  void stop_noReasonWithoutTextFollows_stays(Mode mode, String reason) {
    server.enqueue(events(chunk("Hel", "\"stop\""), chunk("", reason)));
    TextCompletion completion = mode.call(once(EndRule.FINISHED));
    assertThat(completion.text()).isEqualTo("Hel");
    assertThat(completion.choices().get(0).finishReason()).isEqualTo("stop");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void reasonInEachChunk_lastOneHasText_isComplete(Mode mode, String any) {
    server.enqueue(events(chunk("Hel", "\"stop\""), chunk("lo", "\"stop\"")));
    assertThat(mode.call(once(EndRule.FINISHED)).text()).isEqualTo("Hello");
  }

  @ParameterizedTest
  @MethodSource("noReasonsInPlainResponses")
  void noReason_plainResponse_isACompletionWithoutOne(Mode mode, String reason) {
    server.enqueue(Answer.json(chunk("Hello", reason)));
    TextCompletion completion = mode.call(once(EndRule.FINISHED));
    assertThat(completion.text()).isEqualTo("Hello");
    assertThat(completion.choices().get(0).finishReason()).isNull();
  }
}
