package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server, such as one that is restarted, that closes connections during their TLS handshake. */
class ClosedHandshakeTest {

  private static final RetryPolicy ONE_RETRY =
      RetryPolicy.builder()
          .maxRetries(1)
          .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
          .build();

  private static void closeAfterTheFirstBytes(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().read(new byte[16 * 1024]); // all, or it is a reset
        }
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  @ParameterizedTest
  @EnumSource
  void connect_closedByTheServer_isRetriedAndSaysSo(Mode mode) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TuneStudioClient tune =
            TuneStudioClient.builder()
                .baseUrl("https://127.0.0.1:" + server.getLocalPort())
                .retryPolicy(ONE_RETRY)
                .build()) {
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(() -> closeAfterTheFirstBytes(server));
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> mode.call(tune));
      assertThat(failure).hasMessageContaining("was closed during the TLS handshake");
      assertThat(failure.stage()).isEqualTo(Stage.CONNECT);
      assertThat(failure.attempts()).isEqualTo(2);
      assertThat(serving).isNotDone();
    }
  }
}
