package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of blocking exchanges. A connection whose exchange is cancelled before it
 * has a socket, such as during a DNS lookup, would otherwise be opened nevertheless, and stay open.
 */
final class ClassicConnectionOperator extends DefaultHttpClientConnectionOperator {

  ClassicConnectionOperator(TlsSocketStrategy tls) {
    super(
        ChannelSocketFactory.INSTANCE,
        null,
        null,
        RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
  }

  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      @Nullable NamedEndpoint endpoint,
      @Nullable InetSocketAddress local,
      Timeout connectTimeout,
      SocketConfig socketConfig,
      @Nullable Object attachment,
      HttpContext context)
      throws IOException {
    super.connect(
        cancellable(connection, context),
        host,
        endpoint,
        local,
        connectTimeout,
        socketConfig,
        attachment,
        context);
  }

  /** The form that HttpClient 5.6 calls; 5.5 has the one above alone. */
  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      @Nullable NamedEndpoint endpoint,
      @Nullable Path unixSocket,
      @Nullable InetSocketAddress local,
      Timeout connectTimeout,
      SocketConfig socketConfig,
      @Nullable Object attachment,
      HttpContext context)
      throws IOException {
    super.connect(
        cancellable(connection, context),
        host,
        endpoint,
        unixSocket,
        local,
        connectTimeout,
        socketConfig,
        attachment,
        context);
  }

  private static ManagedHttpClientConnection cancellable(
      ManagedHttpClientConnection connection, HttpContext context) {
    ClassicExchange exchange = ClassicExchange.of(context);
    return exchange == null || connection instanceof CancellableConnection
        ? connection
        : new CancellableConnection(connection, exchange);
  }
}
