package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ForwardProxy;
import app.tune.studio.testkit.script.Gate;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many connections there are, how long they are kept, and the JVM's proxy. */
class ConnectionSettingsTest extends WireTest {

  private static final Answer ANSWER = Answer.json(GOOD);

  @ParameterizedTest
  @EnumSource
  void maxConnections_allAreInUse_theNextCallWaitsForOne(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(Answer.json(GOOD).awaitBeforeHead(gate), ANSWER);
    TuneStudioClient tune = open(builder().maxConnections(1));
    BlockedCall first = BlockedCall.in(() -> mode.call(tune));
    gate.awaitArrivals(1, CEILING);
    BlockedCall second = BlockedCall.in(() -> mode.call(tune));
    eventually("both calls are under way", () -> tune.dispatcher().pendingCalls() == 2);
    assertThat(server.requestCount()).isEqualTo(1);
    gate.open();
    assertThat(first.failure()).isNull();
    assertThat(second.failure()).isNull();
    assertThat(server.requests().stream().map(request -> request.connectionId()).distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void maxConnections_noneBecomesFree_theCallEndsAtItsTotalTimeout(Mode mode) {
    server.enqueue(Answer.silence());
    TuneStudioClient tune = open(builder().maxConnections(1));
    BlockedCall first = BlockedCall.in(() -> mode.call(tune));
    server.takeRequest();
    TextCompletions hurried =
        tune.textCompletions().with(o -> o.totalTimeout(Duration.ofSeconds(1)));
    BlockedCall second = BlockedCall.in(() -> mode.call(hurried));
    eventually("both calls are under way", () -> tune.dispatcher().pendingCalls() == 2);
    clock.advance(Duration.ofSeconds(2));
    assertThat(second.failure())
        .isInstanceOfSatisfying(
            CallTimeoutException.class, late -> assertThat(late.phase()).isEqualTo(Phase.TOTAL));
    assertThat(server.requestCount()).isEqualTo(1);
    tune.close();
    assertThat(first.failure()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void systemProxy_theJvmNamesOne_isUsed(Mode mode) {
    Properties before = (Properties) System.getProperties().clone();
    server.enqueue(ANSWER);
    try (ForwardProxy proxy = ForwardProxy.start()) {
      System.setProperty("http.proxyHost", proxy.address().getHostString());
      System.setProperty("http.proxyPort", String.valueOf(proxy.address().getPort()));
      System.setProperty("http.nonProxyHosts", ""); // which has the loopback by default
      mode.call(open(builder().systemProxy()));
      assertThat(proxy.takeRequest(CEILING).target())
          .isEqualTo(server.baseUrl() + "/text/completions");
    } finally {
      System.setProperties(before);
    }
  }
}
