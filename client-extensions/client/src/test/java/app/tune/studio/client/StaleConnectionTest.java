package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static Stream<Arguments> cautiousPolicies() {
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                Stream.of(
                    arguments(mode, RetryPolicy.conservative()),
                    arguments(mode, RetryPolicy.none())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cautiousPolicies")
  void call_pooledConnectionIsLost_isNotSentAgainByACautiousPolicy(Mode mode, RetryPolicy policy) {
    TuneStudioClient tune = open(builder().retryPolicy(policy));
    eventually(
        "a call on a pooled connection",
        () -> {
          server.enqueue(Answer.json(GOOD), Answer.lostConnection());
          assertThat(mode.call(tune).text()).isEqualTo("upon a time");
          TuneStudioException failure = failureOf(mode, tune);
          assertThat(failure.attempts()).isEqualTo(1);
          assertThat(((ConnectionException) failure).stage()).isEqualTo(Stage.AWAIT_RESPONSE);
          boolean pooled =
              server.takeRequest().connectionId() == server.takeRequest().connectionId();
          assertThat(failure)
              .hasMessageStartingWith(
                  (pooled ? "the pooled connection to " : "the connection to ")
                      + URI.create(server.baseUrl()).getAuthority()
                      + " was lost before any byte of the response"
                      + (pooled ? " (keepAlive longer than the server's?) [" : " ["));
          return pooled;
        });
  }
}
