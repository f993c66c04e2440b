package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.PayloadTooLargeException;
import app.tune.studio.model.TextCompletionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that refuses a request by its head alone, and closes the connection. */
class EarlyRefusalTest extends WireTest {

  private static final String REFUSAL =
      "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 6\r\n\r\nmuch\r\n";

  /** More than the buffers of both sides hold. */
  private static final TextCompletionRequest LONG =
      TextCompletionRequest.builder().prompt("x".repeat(20_000_000)).build();

  private static void refuse(ServerSocket listener) {
    try (Socket accepted = listener.accept()) {
      accepted.getInputStream().read();
      accepted.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException left) {
      // the client has what it needs
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_refusedWhileItsBodyIsSent_isTheErrorOfTheServer(Mode mode) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      BlockedCall server = BlockedCall.in(() -> refuse(listener));
      TuneStudioClient tune =
          open(builder().baseUrl("http://127.0.0.1:" + listener.getLocalPort()));
      assertThatThrownBy(() -> mode.call(tune.textCompletions(), LONG))
          .isExactlyInstanceOf(PayloadTooLargeException.class)
          .hasMessageStartingWith("HTTP 413: much [");
      assertThat(failures).hasSize(1);
      assertThat(server.failure()).isNull();
    }
  }
}
