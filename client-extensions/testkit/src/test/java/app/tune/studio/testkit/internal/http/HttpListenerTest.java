package app.tune.studio.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
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
  private final ServerLog log = new ServerLog();
  private HttpListener listener;
  private Socket socket;

  @Override
  public void handle(Exchange exchange) {
    exchanges.add(exchange);
  }

  @Override
  public void refuse(Exchange exchange, MalformedRequestException problem) {
    send(exchange, problem.status() + " " + problem.reason());
  }

  @BeforeEach
  void start() throws IOException {
    listener = listen(0);
    socket = new Socket(HttpListener.loopback(), listener.port());
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
    send(first, "one");
    Exchange second = next();
    send(second, "two");

    assertThat(hear("two")).isEqualTo("onetwo");
    assertThat(second.request().target()).isEqualTo("/2");
    assertThat(second.request().connectionId()).isEqualTo(first.request().connectionId());
  }

  @Test
  void end_afterConnectionClose_closes() throws Exception {
    say("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    Exchange exchange = next();
    assertThat(exchange.isLast()).isTrue();
    send(exchange, "last");

    assertThat(hearAll()).isEqualTo("last");
  }

  @Test
  void write_parts_arriveOneByOne() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    exchange.write(bytes("one"));
    assertThat(hear("one")).isEqualTo("one");
    exchange.write(bytes("two"));
    assertThat(hear("two")).isEqualTo("two");
  }

  @Test
  void whenReady_clientThatStopsReading_isCongestedUntilItReads() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
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
  void awaitSent_clientThatStopsReading_returnsWhenItHasRead() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    byte[] large = new byte[64 << 20]; // more than any buffer of the system holds
    exchange.write(large);
    CountDownLatch sent = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                exchange.awaitSent();
                sent.countDown();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    waiting.start();
    assertThat(sent.getCount()).isOne();

    socket.getInputStream().readNBytes(large.length);

    assertThat(sent.await(CEILING_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void onAbandoned_clientLeaves_isNotifiedWithoutAnyWrite() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    CompletableFuture<Party> by = new CompletableFuture<>();
    exchange.onAbandoned(by::complete);

    socket.close();

    assertThat(by.get(CEILING_SECONDS, TimeUnit.SECONDS)).isEqualTo(Party.CLIENT);
    send(exchange, "to nobody");
    log.awaitNoOpenConnections(Duration.ofSeconds(CEILING_SECONDS));
  }

  @Test
  void onAbandoned_setAfterTheClientHasLeft_isNotifiedAtOnce() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    exchange.abandoned(Party.CLIENT);
    exchange.abandoned(Party.SERVER);
    CompletableFuture<Party> by = new CompletableFuture<>();
    exchange.onAbandoned(by::complete);

    assertThat(by).isCompletedWithValue(Party.CLIENT);
  }

  @Test
  void read_expectation_isAnsweredBeforeTheBody() throws Exception {
    say("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");

    assertThat(hear("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    say("body");
    assertThat(next().request().bodyText()).isEqualTo("body");
  }

  @Test
  void refuse_garbageThatGoesOn_isAnsweredAndClosed() throws Exception {
    say("garbage\r\n\r\n" + "x".repeat(100_000));

    assertThat(hearAll()).isEqualTo("400 not a request line of HTTP/1: 'garbage'");
  }

  @Test
  void refuse_clientThatStays_isClosedAfterAWhile() throws Exception {
    say("garbage\r\n\r\n");

    assertThat(hearAll()).startsWith("400");
    log.awaitNoOpenConnections(Duration.ofSeconds(CEILING_SECONDS)); // the socket is still open
  }

  @Test
  void close_openExchange_endsItAndFreesThePort() throws Exception {
    say(GET.formatted(""));
    Exchange exchange = next();
    CompletableFuture<Party> by = new CompletableFuture<>();
    exchange.onAbandoned(by::complete);
    listener.close();

    assertThat(by).isCompletedWithValue(Party.SERVER);
    assertThat(exchange.isClosed()).isTrue();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    listen(listener.port()).close();
  }

  private HttpListener listen(int port) throws IOException {
    return HttpListener.start(
        new ListenerSettings("listener-test", port, 1_000_000, null), this, workers, log);
  }

  private static void send(Exchange exchange, String text) {
    exchange.write(bytes(text));
    exchange.end();
  }

  private String hearAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
