package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one id of a call: in its header, its log lines, its result or its failure. */
class CallIdTest extends WireTest {

  private static final String HEADER = "X-Call-Id";

  private String sent() {
    return server.takeRequest().header(HEADER);
  }

  @ParameterizedTest
  @EnumSource
  void callId_callFails_isTheSameInHeaderLogAndException(Mode mode) {
    server.enqueue(Answer.status(503), Answer.status(400));
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      TuneStudioException failure = failureOf(mode, open(builder().callIdHeader(HEADER)));
      assertThat(failure.callId()).isNotEmpty();
      assertThat(sent()).isEqualTo(failure.callId());
      assertThat(sent()).as("of the second attempt").isEqualTo(failure.callId());
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("DEBUG call ") || line.startsWith("INFO call "))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(line -> line.contains(" call " + failure.callId() + ": "));
    }
  }

  @Test
  void callId_callSucceeds_isOnResponseAndStream() {
    server.otherwise(Answer.json(GOOD));
    TextCompletions calls = open(builder().callIdHeader(HEADER)).textCompletions();
    ApiResponse<TextCompletion> response = calls.createResponse(r -> r.prompt("Once"));
    assertThat(response.callId()).isEqualTo(sent());
    try (CompletionStream stream = calls.stream(r -> r.prompt("Once"))) {
      assertThat(stream.callId()).isEqualTo(sent()).isNotEqualTo(response.callId());
      assertThat(stream.attempts()).isEqualTo(1);
      stream.completion();
    }
  }

  @Test
  void callIdHeader_notAsked_isNotSent() {
    server.enqueue(Answer.json(GOOD));
    Mode.CREATE.call(open());
    assertThat(sent()).isNull();
  }

  @Test
  void callIdHeader_ofTheTransportOrNoToken_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().callIdHeader("Content-Length"))
        .withMessageContaining("Content-Length");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().callIdHeader("a b"))
        .withMessageContaining("a b");
  }
}
