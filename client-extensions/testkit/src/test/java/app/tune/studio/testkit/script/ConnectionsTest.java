package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final Duration CEILING = Duration.ofSeconds(30);

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void closeIdleConnections_sparesTheBusyOnes() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.json("1"), Answer.json("2").awaitBeforeHead(gate).close());
    try (RawClient idle = new RawClient(server);
        RawClient busy = new RawClient(server)) {
      assertThat(idle.post("x").readTo("\r\n\r\n1")).endsWith("1");
      server.awaitIdle(CEILING);
      busy.post("y");
      gate.awaitArrivals(1, CEILING);
      server.closeIdleConnections();
      assertThat(idle.readAll()).isEmpty();
      gate.open();
      assertThat(busy.readAll()).endsWith("2");
    }
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void closeConnections_letsNewOnesIn() throws Exception {
    server.enqueue(Answer.silence(), Answer.json("2").close());
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      server.takeRequest(CEILING);
      server.closeConnections();
      assertThat(client.readAll()).isEmpty();
    }
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readAll()).endsWith("2");
    }
  }

  @Test
  void clientEndsItsOutput_answerThatDoesNotWait_isSentWhole() throws Exception {
    String text = "x".repeat(8 << 20); // more than the socket takes at once
    server.enqueue(Answer.json(text).close());
    try (RawClient client = new RawClient(server)) {
      client.post("x").endOutput();
      assertThat(client.readAll()).endsWith(text);
    }
    server.awaitNoOpenConnections(CEILING);
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void requestsSentAtOnce_areAnsweredInOrder() throws Exception {
    String large = "y".repeat(200_000); // more than is read ahead
    server.handler(request -> Answer.json("<" + request.bodyText().length() + ">"));
    try (RawClient client = new RawClient(server)) {
      client.post("a").post(large).post("").post("abc");
      assertThat(client.readTo("<3>").replaceAll("(?s)[^<>]*(<\\d+>)", "$1"))
          .isEqualTo("<1><200000><0><3>");
    }
    assertThat(server.connectionsAccepted()).isEqualTo(1);
  }

  @Test
  void startTls_contextWithoutKeys_refusesConnectionsAndSaysWhy() throws Exception {
    try (ScriptedServer broken = ScriptedServer.startTls(SSLContext.getInstance("TLS"));
        RawClient client = new RawClient(broken);
        RawClient second = new RawClient(broken)) {
      assertThat(client.readAll()).isEmpty();
      assertThat(second.readAll()).isEmpty();
      assertThat(broken.problems()).isNotEmpty();
    }
  }
}
