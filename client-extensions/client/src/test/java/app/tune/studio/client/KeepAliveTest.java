package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Gate;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which connections are closed when their time is over. */
class KeepAliveTest extends WireTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private TuneStudioClient tune() {
    return open(
        builder().keepAlive(Duration.ofMillis(1)).firstByteTimeout(NEVER).totalTimeout(NEVER));
  }

  /** Lets the time of idle connections pass until only so many connections are left. */
  private void awaitOpenConnections(int left) {
    eventually(
        left + " connections are left",
        () -> {
          clock.advance(Duration.ofMillis(2));
          return server.openConnections() == left;
        });
  }

  @ParameterizedTest
  @EnumSource
  void keepAlive_isOver_closesTheIdleConnection(Mode mode) {
    server.enqueue(good(mode));
    mode.call(tune());
    awaitOpenConnections(0);
  }

  @ParameterizedTest
  @EnumSource
  void keepAlive_isOverSeveralTimesDuringACall_closesNoConnectionInUse(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(good(mode).awaitBeforeHead(gate));
    TuneStudioClient tune = tune();
    BlockedCall waiting = BlockedCall.in(() -> mode.call(tune));
    gate.awaitArrivals(1, CEILING);
    for (int others = 0; others < 3; others++) {
      server.enqueue(good(mode));
      mode.call(tune);
      awaitOpenConnections(1);
    }
    gate.open();
    assertThat(waiting.failure()).isNull();
  }
}
