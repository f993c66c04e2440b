package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import app.tune.studio.testkit.script.ScriptedServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that close connections which they said they keep. */
class ConnectionReuseCasesTest extends WireTest {

  private static final String HEADERS =
      "Content-Type: application/json\r\nContent-Length: " + GOOD.length() + "\r\n";
  private static final String EVENTS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: keep-alive\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n";

  private static String chunked(String events) {
    return Integer.toHexString(events.length()) + "\r\n" + events + "\r\n0\r\n\r\n";
  }

  @ParameterizedTest
  @EnumSource
  void http10_lengthWithoutKeepAlive_isNeverPooled(Mode mode) {
    server.otherwise(Answer.raw().bytes("HTTP/1.0 200 OK\r\n" + HEADERS + "\r\n" + GOOD));
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    Set<Long> connections = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
      connections.add(server.takeRequest().connectionId());
    }
    assertThat(connections).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void errorStatus_completeResponse_keepsTheConnection(Mode mode) {
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    Set<Long> connections = new HashSet<>();
    for (int status : new int[] {400, 404, 429, 503}) {
      server.enqueue(Answer.error(status, "no"));
      failureOf(mode, tune);
      connections.add(server.takeRequest().connectionId());
    }
    assertThat(connections).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void http11_connectionClose_isNeverPooled(Mode mode) {
    server.otherwise(
        Answer.raw().bytes("HTTP/1.1 200 OK\r\n" + HEADERS + "Connection: close\r\n\r\n" + GOOD));
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    for (int i = 0; i < 5; i++) {
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
    }
    assertThat(server.requests().stream().map(request -> request.connectionId()).distinct())
        .hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void keepAliveThenClosed_manyCalls_allSucceed(Mode mode) {
    String events = "data: " + SocketTest.last("a") + "\n\ndata: [DONE]\n\n";
    server.otherwise(Answer.raw().bytes(EVENTS + chunked(events)).close());
    if (!mode.isStream()) {
      server.otherwise(Answer.raw().bytes("HTTP/1.1 200 OK\r\n" + HEADERS + "\r\n" + GOOD).close());
    }
    // a closed connection costs no retry of the budget
    TuneStudioClient tune = open(clientOfServer().apiKey(KEY).retryBudget(RetryBudget.of(0, 0)));
    for (int i = 0; i < 250; i++) {
      assertThat(mode.call(tune).text()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closedWhileIdle_noRetriesWanted_isSeenBeforeReuse(Mode mode) {
    server.otherwise(Answer.json(GOOD));
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    for (int i = 0; i < 20; i++) {
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
      server.awaitIdle(CEILING);
      server.closeIdleConnections();
      server.awaitNoOpenConnections(CEILING);
    }
  }

  @Test
  void cancel_callOnAPooledConnection_keepsTheOtherPooledOnes() {
    Gate gate = new Gate();
    server.otherwise(Answer.json(GOOD).awaitBeforeHead(gate));
    TextCompletions completions = open().textCompletions();
    var first = completions.createAsync(r -> r.prompt("1"));
    var second = completions.createAsync(r -> r.prompt("2"));
    gate.awaitArrivals(2, CEILING);
    gate.open();
    assertThat(first.join().text()).isEqualTo(second.join().text());
    server.enqueue(Answer.silence(), Answer.json(GOOD));
    var cancelled = completions.createAsync(r -> r.prompt("3"));
    eventually("the third request is there", () -> server.requestCount() == 3);
    cancelled.cancel(true);
    server.awaitDisconnect(CEILING);
    completions.createAsync(r -> r.prompt("4")).join();
    assertThat(server.requests().stream().map(request -> request.connectionId()).distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void serverIsGone_pooledConnectionIsClosed_theRefusedOneIsTriedAgainLater(Mode mode) {
    TuneStudioClient tune;
    try (ScriptedServer gone = ScriptedServer.start()) {
      gone.enqueue(good(mode));
      tune = open(builder().baseUrl(gone.baseUrl()));
      mode.call(tune);
    }
    assertThat(failureOf(mode, tune).attempts()).isEqualTo(3);
    assertThat(retriesIn).doesNotContain(Duration.ZERO);
  }
}
