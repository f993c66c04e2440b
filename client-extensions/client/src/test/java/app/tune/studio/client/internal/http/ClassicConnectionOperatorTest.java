package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

class ClassicConnectionOperatorTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void connect_cancelledBeforeThereIsASocket_leavesNoneOpen() throws IOException {
    try (ScriptedServer server = ScriptedServer.start();
        CloseableHttpClient client = HttpClients.createMinimal();
        ManagedHttpClientConnection connection =
            ManagedHttpClientConnectionFactory.INSTANCE.createConnection((Socket) null)) {
      HttpHost host = HttpHost.create(URI.create(server.baseUrl()));
      ClassicExchange exchange = exchange(client, host);
      exchange.cancel();
      connection.close(CloseMode.IMMEDIATE); // as the library does with a cancelled request's

      assertThatThrownBy(() -> connect(connection, host, exchange))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(connection.getSocket().isClosed()).isTrue();
      server.awaitNothingLeftOpen(LIMIT);
    }
  }

  @Test
  void connect_notCancelled_opensTheLibrarysConnection() throws IOException {
    try (ScriptedServer server = ScriptedServer.start();
        CloseableHttpClient client = HttpClients.createMinimal();
        ManagedHttpClientConnection connection =
            ManagedHttpClientConnectionFactory.INSTANCE.createConnection((Socket) null)) {
      HttpHost host = HttpHost.create(URI.create(server.baseUrl()));

      connect(connection, host, exchange(client, host));

      assertThat(connection.isOpen()).isTrue();
    }
  }

  private static void connect(
      ManagedHttpClientConnection connection, HttpHost host, ClassicExchange exchange)
      throws IOException {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(ExchangeExecutor.EXCHANGE, exchange);
    new ClassicConnectionOperator(new LazyTlsStrategy(TransportSettings.DEFAULT))
        .connect(
            connection,
            host,
            null,
            null,
            null,
            Timeout.of(LIMIT),
            SocketConfig.DEFAULT,
            null,
            context);
  }

  private static ClassicExchange exchange(CloseableHttpClient client, HttpHost host) {
    return new ClassicExchange(
        client,
        host,
        new CancellableRequest("POST", host, "/"),
        new AttemptTimeouts(
            new TimeoutWatcher(new ManualClock()), LIMIT, LIMIT, (phase, limit) -> {}));
  }
}
