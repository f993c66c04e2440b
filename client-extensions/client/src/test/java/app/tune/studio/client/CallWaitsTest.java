package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.testkit.script.Answer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that wait before their next attempt, and the budget that allows it. */
class CallWaitsTest extends WireTest {

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void interrupt_beforeTheNextAttempt_cancelsTheCallAndKeepsTheFlag(Mode mode) throws Exception {
    server.enqueue(Answer.status(503));
    CountDownLatch failed = new CountDownLatch(1);
    TuneStudioClient tune =
        open(waitingBuilder().callListener((AttemptListener) attempt -> failed.countDown()));
    BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
    assertThat(failed.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
    caller.thread().interrupt();
    assertThat(caller.failure()).isInstanceOf(CallCancelledException.class);
    assertThat(caller.wasInterrupted()).isTrue();
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void retryBudget_usedUp_isRefilledBySuccessfulCalls(Mode mode) {
    TuneStudioClient tune = open(builder().retryBudget(RetryBudget.of(1, 0.5)));
    server.enqueue(Answer.status(503), good(mode));
    mode.call(tune); // takes the one retry, gives half of one back
    server.enqueue(Answer.status(503));
    assertThat(failureOf(mode, tune))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("retry budget of 1 is used up");
    server.enqueue(good(mode), Answer.status(503), good(mode));
    mode.call(tune);
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
  }
}
