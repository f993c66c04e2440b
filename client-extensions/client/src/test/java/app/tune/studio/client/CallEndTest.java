package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallEnd.Outcome;
import app.tune.studio.client.event.RecordedCall;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call has one start and one end, whatever kind of call it is and however it ends. */
class CallEndTest extends WireTest {

  private final RecordedCall recorded = new RecordedCall();

  static Stream<Arguments> modesAndEndings() {
    return Arrays.stream(Mode.values())
        .flatMap(mode -> Arrays.stream(Ending.values()).map(ending -> Arguments.of(mode, ending)));
  }

  @ParameterizedTest
  @MethodSource("modesAndEndings")
  void call_endsByItself_hasOneEnd(Mode mode, Ending ending) {
    server.enqueue(ending.answers(mode));
    TuneStudioClient tune;
    try (DeadPort dead = DeadPort.refusing()) {
      TuneStudioClientBuilder builder = ending.configure(builder().callListener(recorded));
      tune = open(ending == Ending.NOT_CONNECTED ? builder.baseUrl(dead.baseUrl()) : builder);
      ending.before(tune);
      Throwable thrown =
          catchThrowable(() -> mode.call(tune.textCompletions(), ending.request(mode)));
      assertThat(thrown == null ? null : thrown.getClass())
          .satisfies(
              type -> {
                if (ending.failure == null) {
                  assertThat(type).isNull();
                } else {
                  assertThat(thrown).isInstanceOf(ending.failure);
                }
              });
      CallEnd end = onlyEnd(tune);
      assertThat(end.outcome()).isEqualTo(ending.outcome());
      assertThat(end.failure()).isSameAs(thrown);
      assertThat(end.attempts()).isEqualTo(ending.attempts);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_cancelled_hasOneEnd(Mode mode) {
    TuneStudioClient tune = stalled(mode);
    Cancellation.start(mode, tune).cancelOnceAnswered(server);
    CallEnd end = onlyEnd(tune);
    assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(end.attempts()).isEqualTo(1);
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource
  void call_clientIsClosedMeanwhile_hasOneEnd(Mode mode) {
    TuneStudioClient tune = stalled(mode);
    BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
    server.takeRequest();
    tune.close();
    assertThat(caller.failure()).isNotNull();
    assertThat(onlyEnd(tune).failure())
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(ClientClosedException.class),
            failure -> assertThat(failure).hasCauseInstanceOf(ClientClosedException.class));
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource
  void call_timesOut_hasOneEnd(Mode mode) {
    server.enqueue(Answer.silence());
    TuneStudioClient tune = open(builder().callListener(recorded));
    BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
    server.takeRequest();
    clock.advance(Duration.ofMinutes(10));
    assertThat(caller.failure()).isInstanceOf(CallTimeoutException.class);
    CallEnd end = onlyEnd(tune);
    assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(end.totalTime()).isEqualTo(Duration.ofMinutes(10));
    server.awaitDisconnect(CEILING);
  }

  @Test
  void stream_abandoned_hasOneEnd() {
    TuneStudioClient tune = stalled(Mode.STREAM);
    assertThat(tune.textCompletions().stream(r -> r.prompt("Once")).iterator().next().text())
        .isEqualTo("a");
    eventually(
        "the end",
        () -> {
          System.gc();
          return !recorded.ends().isEmpty();
        });
    assertThat(onlyEnd(tune).outcome()).isEqualTo(Outcome.CANCELLED);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void stream_ofTheGeneratedInterface_closedEarly_hasOneEnd() {
    TuneStudioClient tune = stalled(Mode.STREAM);
    var api = tune.api(app.tune.studio.api.TextCompletionsApi.class);
    try (var chunks = api.streamTextCompletion(null, Ending.COMPLETE.request(Mode.STREAM))) {
      assertThat(chunks.findFirst()).isPresent();
    }
    assertThat(onlyEnd(tune).outcome()).isEqualTo(Outcome.CANCELLED);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void publisher_notSubscribed_isNoCall() {
    TuneStudioClient tune = open(builder().callListener(recorded));
    tune.textCompletions().publish(r -> r.prompt("Once"));
    assertThat(recorded.events()).isEmpty();
  }

  private TuneStudioClient stalled(Mode mode) {
    server.enqueue(
        mode.isStream()
            ? Answer.eventStream().data(SocketTest.chunk("a")).stall()
            : Answer.silence());
    return open(builder().callListener(recorded));
  }

  /** Returns the end of the one call; closes the client, so that no further end can come. */
  private CallEnd onlyEnd(TuneStudioClient tune) {
    eventually("the end", () -> !recorded.ends().isEmpty());
    tune.close();
    eventually("no call is pending", () -> tune.dispatcher().pendingCalls() == 0);
    assertThat(recorded.ends()).hasSize(1);
    assertThat(recorded.events()).filteredOn("start"::equals).hasSize(1);
    assertThat(recorded.events().get(recorded.events().size() - 1)).startsWith("end ");
    return recorded.ends().get(0);
  }
}
