package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import feign.Client;
import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exchange of a plugged-in client, from its options to the end of its body. */
class FeignExchangeTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Request REQUEST =
      Request.create(
          HttpMethod.POST, "http://h/v1", Map.of(), new byte[0], StandardCharsets.UTF_8, null);

  /** A body that records that it was closed, by the thread that the client is not to wait for. */
  private static final class Body extends ByteArrayInputStream {

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String closer = "";

    Body(String text) {
      super(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
      closer = Thread.currentThread().getName();
      closed.countDown();
    }

    String awaitCloser() throws InterruptedException {
      assertThat(closed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return closer;
    }
  }

  private static BlockingExchange exchange(Client client) {
    AttemptTimeouts timeouts =
        new AttemptTimeouts(
            new TimeoutWatcher(new ManualClock()),
            Duration.ofSeconds(4),
            LIMIT,
            (phase, limit) -> {});
    return new FeignTransport(client, Duration.ofSeconds(3)).exchange(REQUEST, timeouts);
  }

  private static Response response(
      Map<String, Collection<String>> headers, InputStream body, Integer length) {
    Response.Builder builder =
        Response.builder().request(REQUEST).status(201).headers(Map.copyOf(headers));
    return body == null ? builder.build() : builder.body(body, length).build();
  }

  private static ByteSource body(InputStream body) throws IOException {
    return exchange((request, options) -> response(Map.of("A", List.of("1")), body, 1))
        .execute()
        .body();
  }

  @Test
  void execute_timeoutsAndRequest_arePassedToTheClientWithoutRedirects() throws IOException {
    BlockingExchange exchange =
        exchange(
            (request, options) -> {
              assertThat(request).isSameAs(REQUEST);
              assertThat(options.connectTimeoutMillis()).isEqualTo(3_000);
              assertThat(options.readTimeoutMillis()).isEqualTo(4_000);
              assertThat(options.isFollowRedirects()).isFalse();
              return response(Map.of("X-A", List.of("1", "2")), null, null);
            });
    assertThat(exchange.stage()).isEqualTo(Stage.CONNECT);
    var received = exchange.execute();
    assertThat(exchange.isOnReusedConnection()).isFalse();
    assertThat(received.head().status()).isEqualTo(201);
    assertThat(received.head().headers()).containsEntry("x-a", List.of("1", "2"));
    assertThat(received.body().poll()).isNull();
    assertThat(received.body().isEnded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true, CONNECT", "false, READ_HEAD"})
  void execute_fails_isUnsentOnlyIfThereWasNoConnection(boolean refused, Stage stage) {
    IOException failure = refused ? new ConnectException("refused") : new IOException("lost");
    BlockingExchange exchange =
        exchange(
            (request, options) -> {
              throw failure;
            });
    assertThatThrownBy(exchange::execute).isSameAs(failure);
    assertThat(exchange.stage()).isEqualTo(stage);
  }

  @Test
  void execute_bodyCannotBeOpened_wasSentAndIsClosed() throws Exception {
    Body stream = new Body("");
    Response.Body broken =
        (Response.Body)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Response.Body.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("close")) {
                    stream.close();
                  } else if (method.getName().equals("asInputStream")) {
                    throw new IOException("lost");
                  }
                  return null;
                });
    BlockingExchange exchange =
        exchange(
            (request, options) ->
                Response.builder()
                    .request(REQUEST)
                    .status(200)
                    .headers(Map.of())
                    .body(broken)
                    .build());
    assertThatThrownBy(exchange::execute).hasMessage("lost");
    assertThat(exchange.stage()).isEqualTo(Stage.READ_HEAD);
    assertThat(stream.awaitCloser()).isEqualTo("tune-studio-closing");
  }

  @Test
  void execute_threadIsInterrupted_isReportedAsThat() {
    BlockingExchange exchange =
        exchange(
            (request, options) -> {
              Thread.currentThread().interrupt();
              throw new InterruptedIOException("interrupted");
            });
    assertThatThrownBy(exchange::execute).isInstanceOf(ThreadInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void poll_threadIsInterrupted_isReportedAsThat() throws IOException {
    ByteSource body =
        body(
            new InputStream() {
              @Override
              public int read() throws IOException {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
              }
            });
    assertThatThrownBy(body::poll).isInstanceOf(ThreadInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"X-A, 5, true", "Transfer-Encoding, , true", "X-A, , false"})
  void isFramed_lengthOrTransferEncoding_isTrueWithOneOfThem(
      String header, Integer length, boolean framed) throws IOException {
    Client client =
        (request, options) ->
            response(Map.of(header, List.of("chunked")), new Body("hello"), length);
    assertThat(exchange(client).execute().body().isFramed()).isEqualTo(framed);
  }

  @Test
  void isFramed_noBody_isTrue() throws IOException {
    Client client = (request, options) -> response(Map.of("A", List.of("1")), null, null);
    assertThat(exchange(client).execute().body().isFramed()).isTrue();
  }

  @Test
  void poll_wholeBody_endsItAndClosesItHere() throws Exception {
    Body stream = new Body("hello");
    ByteSource body = body(stream);
    assertThat(StandardCharsets.US_ASCII.decode(body.poll()).toString()).isEqualTo("hello");
    assertThat(body.isEnded()).isFalse();
    assertThat(body.poll()).isNull();
    assertThat(body.isEnded()).isTrue();
    body.finish();
    assertThat(stream.awaitCloser()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void close_bodyIsLeft_closesItElsewhereOnceAndEndsReading() throws Exception {
    Body stream = new Body("hello");
    ByteSource body = body(stream);
    body.close();
    body.close();
    assertThat(stream.awaitCloser()).isEqualTo("tune-studio-closing");
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class).hasMessageContaining("closed");
  }

  @Test
  void cancel_beforeTheHead_closesTheBodyThatFollows() throws Exception {
    Body stream = new Body("hello");
    BlockingExchange[] running = new BlockingExchange[1];
    running[0] =
        exchange(
            (request, options) -> {
              running[0].cancel();
              return response(Map.of("A", List.of("1")), stream, 5);
            });
    ByteSource body = running[0].execute().body();
    assertThat(stream.awaitCloser()).isEqualTo("tune-studio-closing");
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class);
  }

  @Test
  void cancel_whileReading_leavesTheCloseToTheReader() throws Exception {
    BlockingExchange[] running = new BlockingExchange[1];
    Body closed = new Body("");
    InputStream cancelling =
        new InputStream() {
          @Override
          public int read() {
            running[0].cancel();
            assertThat(closed.closer).isEmpty();
            return 'a';
          }

          @Override
          public void close() {
            closed.close();
          }
        };
    running[0] = exchange((request, options) -> response(Map.of("A", List.of("1")), cancelling, 9));
    ByteSource body = running[0].execute().body();
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class);
    assertThat(closed.awaitCloser()).isEqualTo("tune-studio-closing");
  }

  @Test
  void poll_clientThrowsUnchecked_isAnIoFailure() throws IOException {
    RuntimeException broken = new IllegalStateException("broken");
    ByteSource body =
        body(
            new InputStream() {
              @Override
              public int read() {
                throw broken;
              }
            });
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class).hasCause(broken);
  }
}
