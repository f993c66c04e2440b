package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pooled connections that are lost under a request: one loss costs no wait, a further one does. */
class StaleConnectionTest extends WireTest {

  /** Leaves two idle connections: none of two calls is answered before both have arrived. */
  private void openTwoConnections(TuneStudioClient tune) {
    CyclicBarrier both = new CyclicBarrier(2);
    Answer together =
        Answer.deferred(
            () -> {
              both.await(CEILING.toSeconds(), TimeUnit.SECONDS);
              return Answer.json(GOOD);
            });
    server.enqueue(together, together);
    BlockedCall other = BlockedCall.in(() -> Mode.CREATE.call(tune));
    Mode.CREATE.call(tune);
    assertThat(other.failure()).isNull();
    server.awaitIdle(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void call_twoPooledConnectionsAreLost_waitsBeforeTheThirdAttempt(Mode mode) {
    TuneStudioClient tune = open();
    openTwoConnections(tune);
    server.enqueue(Answer.lostConnection(), Answer.lostConnection(), Answer.json(GOOD));
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
    assertThat(retriesIn).containsExactly(Duration.ZERO, Duration.ofMillis(500));
  }

  @ParameterizedTest
  @EnumSource
  void call_newConnectionIsLost_waitsBeforeTheNextAttempt(Mode mode) {
    server.enqueue(Answer.lostConnection(), Answer.json(GOOD));
    assertThat(mode.call(open()).text()).isEqualTo("upon a time");
    assertThat(retriesIn).containsExactly(Duration.ofMillis(250));
  }
}
