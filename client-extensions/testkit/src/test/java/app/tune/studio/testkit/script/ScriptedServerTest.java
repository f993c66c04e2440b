package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {
  private static final Duration CEILING = Duration.ofSeconds(30);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
    server.awaitNoOpenConnections(CEILING);
    server.awaitIdle(CEILING);
  }

  @Test
  void json_isFramedByItsLength_andKeepsTheConnection() throws Exception {
    server.enqueue(Answer.json("{\"a\":\"ü\"}"), Answer.json(429, "{}").header("Retry-After", "1"));
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readTo("}"))
          .isEqualTo(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n"
                  + new String(
                      "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8),
                      StandardCharsets.ISO_8859_1));
      assertThat(client.post("y").readTo("{}"))
          .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
          .contains("Retry-After: 1\r\n");
    }
    assertThat(server.requestCount()).isEqualTo(2);
    assertThat(server.connectionsAccepted()).isEqualTo(1);
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void takeRequest_tellsWhatWasSent() throws Exception {
    server.otherwise(Answer.status(204));
    try (RawClient client = new RawClient(server)) {
      client.post("hä");
      RecordedRequest request = server.takeRequest(CEILING);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.target()).isEqualTo("/text/completions?a=b");
      assertThat(request.path()).isEqualTo("/text/completions");
      assertThat(request.query()).isEqualTo("a=b");
      assertThat(request.headers("X-TWICE")).containsExactly("one", "two");
      assertThat(request.header("host")).isEqualTo("localhost");
      assertThat(request.header("X-None")).isNull();
      assertThat(request.headerLines()).contains(Map.entry("x-twice", "two"));
      assertThat(request.bodyText()).isEqualTo("hä");
      assertThat(request.connectionId()).isEqualTo(1);
    }
    assertThatThrownBy(() -> server.takeRequest(AT_ONCE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seen: 1 requests");
  }

  @Test
  void emptyQueue_answers500WithAClearText() throws Exception {
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readTo("bytes)"))
          .startsWith("HTTP/1.1 500 ")
          .endsWith("no answer is left in the script for POST /text/completions?a=b (1 bytes)");
    }
  }

  @Test
  void eventStream_isChunked_oneChunkPerEvent() throws Exception {
    server.enqueue(Answer.eventStream().data("a").comment("").event("error", "b\nc").close());
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readAll())
          .isEqualTo(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
                  + "Connection: close\r\n\r\n"
                  + "9\r\ndata: a\n\n\r\n3\r\n:\n\n\r\n1e\r\nevent: error\ndata: b\ndata: c\n\n\r\n"
                  + "0\r\n\r\n");
    }
  }

  @Test
  void gate_holdsTheAnswerUntilItIsOpened() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data("a").await(gate).data("b").cut());
    try (RawClient client = new RawClient(server)) {
      client.post("x").readTo("data: a\n\n\r\n");
      gate.awaitArrivals(1, CEILING);
      assertThatThrownBy(() -> server.awaitIdle(AT_ONCE)).isInstanceOf(AssertionError.class);
      gate.letPass(1);
      assertThat(client.readAll()).isEqualTo("9\r\ndata: b\n\n\r\n");
    }
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void latchBeforeHead_holdsTheStatusLine() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    server.enqueue(
        Answer.status(200)
            .awaitBeforeHead(latch)
            .contentLength(5)
            .body("he")
            .run(written::countDown)
            .cut());
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      server.takeRequest(CEILING);
      assertThat(written.getCount()).isEqualTo(1);
      latch.countDown();
      assertThat(client.readAll()).endsWith("Content-Length: 5\r\n\r\nhe");
      assertThat(written.getCount()).isZero();
    }
  }

  @Test
  void reset_isSeenAsAReset() throws Exception {
    server.enqueue(Answer.resetConnection());
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void lostConnection_endsWithoutAByte() throws Exception {
    server.enqueue(Answer.lostConnection());
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readAll()).isEmpty();
    }
  }

  @Test
  void raw_sendsNothingButTheBytes() throws Exception {
    server.enqueue(Answer.raw().bytes("HTTP/1.1 200 OK\r\n").repeat("X: y\r\n", 3).close());
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readAll())
          .isEqualTo("HTTP/1.1 200 OK\r\nX: y\r\nX: y\r\nX: y\r\n");
    }
  }

  @Test
  void clientLeaves_duringStall_isNoticed() throws Exception {
    server.enqueue(Answer.eventStream().data("a").stall());
    long before = System.nanoTime();
    try (RawClient client = new RawClient(server)) {
      client.post("x").readTo("data: a");
    }
    Disconnect disconnect = server.awaitDisconnect(CEILING);
    assertThat(disconnect.connectionId()).isEqualTo(1);
    assertThat(disconnect.nanos()).isBetween(before, System.nanoTime());
    server.awaitNoOpenConnections(CEILING);
    server.awaitIdle(CEILING);
  }

  @Test
  void clientResets_atAGate_isNoticed() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.status(200).awaitBeforeHead(gate));
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      gate.awaitArrivals(1, CEILING);
      client.reset();
    }
    server.awaitDisconnect(CEILING);
    server.awaitNoOpenConnections(CEILING);
  }

  @Test
  void clientLeaves_duringAnEndlessBody_isNoticed() throws Exception {
    server.enqueue(
        Answer.raw().bytes("HTTP/1.1 200 OK\r\n\r\n").repeat("x".repeat(9999), Long.MAX_VALUE));
    try (RawClient client = new RawClient(server)) {
      client.post("x").readTo("xxx");
    }
    server.awaitDisconnect(CEILING);
    server.awaitNoOpenConnections(CEILING);
  }

  @Test
  void clientLeaves_betweenTwoRequests_isNoDisconnect() throws Exception {
    server.enqueue(Answer.json("{}"));
    try (RawClient client = new RawClient(server)) {
      client.post("x").readTo("{}");
    }
    server.awaitNoOpenConnections(CEILING);
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void close_endsAnswersThatWait() throws Exception {
    server.enqueue(Answer.silence());
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      server.takeRequest(CEILING);
      server.close();
      assertThat(client.readAll()).isEmpty();
    }
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void close_duringAnEndlessBody_isNoDisconnect() throws Exception {
    server.enqueue(Answer.raw().repeat("x".repeat(9999), Long.MAX_VALUE));
    try (RawClient client = new RawClient(server)) {
      client.post("x").readTo("xxx");
      server.close();
      server.awaitIdle(CEILING);
    }
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void requestThatSaysClose_isTheLastOfItsConnection() throws Exception {
    server.otherwise(Answer.eventStream().run(() -> {}).data("a"));
    try (RawClient client = new RawClient(server)) {
      client.send("GET /x HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n");
      assertThat(client.readAll())
          .contains("Connection: close\r\n")
          .endsWith("data: a\n\n\r\n0\r\n\r\n");
    }
    server.awaitNoOpenConnections(CEILING);
    assertThat(server.disconnectCount()).isZero();
  }

  @Test
  void malformedRequest_isRefusedAndReported() throws Exception {
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send("GET /x HTTP/1.1\r\n\r\n").readAll())
          .startsWith("HTTP/1.1 400 Bad Request\r\n")
          .endsWith("a request needs exactly one Host header");
    }
    assertThat(server.problems())
        .containsExactly("malformed request: a request needs exactly one Host header");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void clientLeaves_inTheMiddleOfItsRequest_isNoticed() throws Exception {
    try (RawClient client = new RawClient(server)) {
      client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
    }
    server.awaitDisconnect(CEILING);
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void awaitNothingLeftOpen_closesWhatIsIdle_andFailsForWhatIsNot() throws Exception {
    server.enqueue(Answer.json("{}"), Answer.silence());
    try (RawClient client = new RawClient(server)) {
      client.post("x").readTo("\r\n\r\n{}");
      server.awaitNothingLeftOpen(CEILING);
      assertThat(client.readAll()).isEmpty();
    }
    try (RawClient client = new RawClient(server)) {
      client.post("x");
      server.takeRequest(CEILING);
      server.takeRequest(CEILING);
      assertThatThrownBy(() -> server.awaitNothingLeftOpen(AT_ONCE))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("1 requests being answered");
    }
  }

  @Test
  void keepRequests_forgetsTheOldest_andCountsAll() throws Exception {
    server.keepRequests(2).otherwise(Answer.status(204));
    try (RawClient client = new RawClient(server)) {
      for (String body : List.of("a", "b", "c")) {
        client.post(body).readTo("\r\n\r\n");
      }
    }
    assertThat(server.requests()).extracting(RecordedRequest::bodyText).containsExactly("b", "c");
    assertThat(server.takeRequest(CEILING).bodyText()).isEqualTo("b");
    assertThat(server.requestCount()).isEqualTo(3);
    assertThatThrownBy(() -> server.keepRequests(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void data_anyLineEnd_becomesAFieldOfItsOwn() throws Exception {
    server.enqueue(Answer.eventStream().data("a\rb\r\nc\nd").close());
    try (RawClient client = new RawClient(server)) {
      assertThat(client.post("x").readAll()).contains("data: a\ndata: b\ndata: c\ndata: d\n\n");
    }
  }
}
