package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.PayloadTooLargeException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that responds to the head of a request, while its body is sent. */
class EarlyResponseTest extends WireTest {

  private static final String REFUSAL =
      "HTTP/1.1 413 Content Too Large\r\nContent-Length: 6\r\n\r\nmuch\r\n";
  private static final String ACCEPTANCE =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
          + GOOD.length()
          + "\r\n\r\n"
          + GOOD;

  /** More than the buffers of both sides hold. */
  private static final int LENGTH = 20_000_000;

  private static final TextCompletionRequest LONG =
      TextCompletionRequest.builder().prompt("x".repeat(LENGTH)).build();

  private final CountDownLatch callIsOver = new CountDownLatch(1);

  /** What the server does with the connection after its response, before it closes it. */
  private interface Afterwards {
    void use(Socket accepted) throws Exception;
  }

  private void answer(ServerSocket listener, String response, Afterwards afterwards) {
    try (Socket accepted = listener.accept()) {
      accepted.getInputStream().read();
      accepted.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
      afterwards.use(accepted);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private TextCompletion call(Mode mode, String response, Afterwards afterwards)
      throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      BlockedCall server = BlockedCall.in(() -> answer(listener, response, afterwards));
      TuneStudioClient tune =
          open(builder().baseUrl("http://127.0.0.1:" + listener.getLocalPort()));
      try {
        return mode.call(tune.textCompletions(), LONG);
      } finally {
        callIsOver.countDown();
        assertThat(server.failure()).isNull();
      }
    }
  }

  private void awaitEndOfCall() throws InterruptedException {
    assertThat(callIsOver.await(CEILING.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
  }

  private void assertRefused(Mode mode, Afterwards afterwards) {
    assertThatThrownBy(() -> call(mode, REFUSAL, afterwards))
        .isExactlyInstanceOf(PayloadTooLargeException.class)
        .hasMessageStartingWith("HTTP 413: much [");
    assertThat(failures).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void call_refusedAndClosed_isTheErrorOfTheServer(Mode mode) {
    assertRefused(mode, accepted -> {});
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ASYNC", "STREAM_ASYNC", "PUBLISH"})
  void asyncCall_refusedAndKeptOpen_doesNotWaitUntilAllIsSent(Mode mode) {
    assertRefused(mode, accepted -> awaitEndOfCall());
  }

  @Test
  void asyncCall_completedByAServerThatStopsReading_sendsNoMore() throws Exception {
    CompletableFuture<Long> received = new CompletableFuture<>();
    TextCompletion completion =
        call(
            Mode.CREATE_ASYNC,
            ACCEPTANCE,
            accepted -> {
              awaitEndOfCall();
              received.complete(drain(accepted));
            });
    assertThat(completion.text()).isEqualTo("upon a time");
    assertThat(received.join()).isLessThan(LENGTH);
  }

  private static long drain(Socket accepted) {
    try {
      return accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      return 0;
    }
  }
}
