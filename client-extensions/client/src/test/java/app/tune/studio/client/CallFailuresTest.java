package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures of a call that its request, its response and its timeouts bring about together. */
class CallFailuresTest extends WireTest {

  private static final String FAILED_CHOICE =
      "{\"choices\":[{\"index\":0,\"text\":\"a\",\"error\":{\"message\":\"no room\"}}]}";

  @ParameterizedTest
  @EnumSource
  void call_retriesAreUsedUp_saysSo(Mode mode) {
    server.enqueue(Answer.status(503), Answer.status(503), Answer.status(503));
    assertThat(failureOf(mode, open())).hasMessageContaining("the limit of 2 retries is reached");
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void plainCall_choiceReportsAnError_failsWithItAndItsBody(Mode mode) {
    server.enqueue(Answer.json(FAILED_CHOICE));
    assertThat(failureOf(mode, open()))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("no room")
        .satisfies(failure -> assertThat(failure.bodyText()).isEqualTo(FAILED_CHOICE));
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_fewerChoicesThanRequested_isIncomplete(Mode mode) {
    Answer oneChoice = Answer.eventStream().data(SocketTest.last("a"));
    server.enqueue(oneChoice, oneChoice);
    TuneStudioClient tune = open();
    assertThat(mode.call(tune).text()).isEqualTo("a");
    TuneStudioClient two = open(builder().bodyMember("n", 2));
    assertThat(failureOf(mode, two)).isInstanceOf(IncompleteStreamException.class);
  }

  @ParameterizedTest
  @EnumSource
  void call_totalTimeoutWithinAnErrorBody_isTheTimeoutWithTheStatus(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(Answer.status(400).chunked().body("half").await(gate));
    Duration far = Duration.ofDays(1);
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      TuneStudioClient tune =
          open(
              builder().totalTimeout(Duration.ofMinutes(1)).firstByteTimeout(far).idleTimeout(far));
      BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
      eventually(
          "the head has arrived",
          () -> log.lines().stream().anyMatch(line -> line.contains(": status 400")));
      clock.advance(Duration.ofMinutes(1));
      assertThat(caller.failure())
          .isInstanceOfSatisfying(
              CallTimeoutException.class,
              late -> {
                assertThat(late.phase()).isEqualTo(Phase.TOTAL);
                assertThat(late.status()).isEqualTo(400);
              });
    }
    server.awaitDisconnect(CEILING);
  }
}
