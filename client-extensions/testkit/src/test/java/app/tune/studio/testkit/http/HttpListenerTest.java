package app.tune.studio.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server hands every exchange to the test, which answers it by hand. */
class HttpListenerTest implements HttpHandler {

  private static final int CEILING_SECONDS = 60;
  private static final String GET = "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n";

  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
  private HttpListener listener;
  private Socket socket;

  @Override
  public void handle(Exchange exchange) {
    exchanges.add(exchange);
  }

  @Override
  public void refuse(Exchange exchange, int status, String reason) {
    exchange.send(status, Map.of(), reason.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    listener = HttpListener.start(new InetSocketAddress(loopback, 0), this, workers, 1_000_000);
    socket = new Socket(loopback, listener.port());
    socket.setSoTimeout(CEILING_SECONDS * 1000);
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    listener.close();
    workers.shutdownNow();
  }

  @Test
  void send_twoRequestsAtOnce_areAnsweredInOrderOnOneConnection() throws Exception {
    say(GET.formatted("1") + GET.formatted("2"));

    Exchange first = next();
    assertThat(exchanges).isEmpty();
    first.send(200, Map.of(), bytes("one"));
    Exchange second = next();
    second.send(200, Map.of(), bytes("two"));

    assertThat(hear("two")).contains("Content-Length: 3\r\n\r\noneHTTP/1.1 200 OK");
    assertThat(second.request().target()).isEqualTo("/2");
    assertThat(second.request().connectionId()).isEqualTo(first.request().connectionId());
  }

  @Test
  void send_afterConnectionClose_closes() throws Exception {
    say("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    next().send(200, Map.of(), bytes("last"));

    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Connection: close\r\n")
        .endsWith("last");
  }

  @Test
  void write_parts_arriveOneByOne() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    exchange.open(200, Map.of("X-A", "b"));

    assertThat(hear("\r\n\r\n")).contains("X-A: b\r\n", "Transfer-Encoding: chunked\r\n");
    exchange.write(bytes("part"));
    assertThat(hear("part\r\n")).isEqualTo("4\r\npart\r\n");
    exchange.end();
    assertThat(hear("\r\n\r\n")).isEqualTo("0\r\n\r\n");
  }

  @Test
  void whenReady_clientThatStopsReading_isCongestedUntilItReads() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    exchange.open(200, Map.of());
    long written = 0;
    byte[] part = new byte[64 * 1024];
    while (!exchange.isCongested()) {
      exchange.write(part);
      written += part.length;
    }
    CountDownLatch ready = new CountDownLatch(1);
    exchange.whenReady(ready::countDown);
    assertThat(ready.getCount()).isOne();

    socket.getInputStream().readNBytes((int) written);

    assertThat(ready.await(CEILING_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(exchange.isCongested()).isFalse();
  }

  @Test
  void whenClosed_clientLeaves_isToldWithoutAnyWrite() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    CountDownLatch closed = new CountDownLatch(1);
    exchange.whenClosed(closed::countDown);

    socket.close();

    assertThat(closed.await(CEILING_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(exchange.isClosed()).isTrue();
    exchange.send(200, Map.of(), bytes("to nobody"));
  }

  @Test
  void read_expectation_isAnsweredBeforeTheBody() throws Exception {
    say("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");

    assertThat(hear("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    say("body");
    assertThat(next().request().bodyText()).isEqualTo("body");
  }

  @Test
  void refuse_garbage_isAnsweredAndClosed() throws Exception {
    say("garbage\r\n\r\n");

    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .endsWith("the request line is malformed");
  }

  @Test
  void close_openExchange_endsItAndFreesThePort() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    listener.close();

    assertThat(exchange.isClosed()).isTrue();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    HttpListener.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()),
            this,
            workers,
            1)
        .close();
  }

  private Exchange next() throws InterruptedException {
    Exchange exchange = exchanges.poll(CEILING_SECONDS, TimeUnit.SECONDS);
    assertThat(exchange).isNotNull();
    return exchange;
  }

  private void say(String text) throws IOException {
    socket.getOutputStream().write(bytes(text));
  }

  private String hear(String end) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (!text.toString().endsWith(end)) {
      int next = in.read();
      assertThat(next).as("closed after: %s", text).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
