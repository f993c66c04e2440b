package app.tune.studio.client.internal.http;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of asynchronous exchanges, and passes each to its exchange as soon as it is
 * open. A connection that opens while its future is cancelled, or is in its TLS handshake then,
 * would otherwise stay open, and belong to nobody.
 */
final class ReactorConnectionOperator extends DefaultAsyncClientConnectionOperator {

  private final OpenSessions sessions;

  ReactorConnectionOperator(TlsStrategy tls, OpenSessions sessions) {
    super(
        RegistryBuilder.<TlsStrategy>create().register(URIScheme.HTTPS.id, tls).build(),
        null,
        null);
    this.sessions = sessions;
  }

  @Override
  public Future<ManagedAsyncClientConnection> connect(
      ConnectionInitiator initiator,
      HttpHost host,
      @Nullable NamedEndpoint endpoint,
      @Nullable SocketAddress local,
      @Nullable Timeout connectTimeout,
      @Nullable Object attachment,
      @Nullable HttpContext context,
      FutureCallback<ManagedAsyncClientConnection> callback) {
    return super.connect(
        announcing(initiator, connectTimeout, context),
        host,
        endpoint,
        local,
        connectTimeout,
        attachment,
        context,
        callback);
  }

  /** The form that HttpClient 5.6 calls; 5.5 has the one above alone. */
  @Override
  public Future<ManagedAsyncClientConnection> connect(
      ConnectionInitiator initiator,
      HttpHost host,
      @Nullable Path unixSocket,
      @Nullable NamedEndpoint endpoint,
      @Nullable SocketAddress local,
      @Nullable Timeout connectTimeout,
      @Nullable Object attachment,
      @Nullable HttpContext context,
      FutureCallback<ManagedAsyncClientConnection> callback) {
    return super.connect(
        announcing(initiator, connectTimeout, context),
        host,
        unixSocket,
        endpoint,
        local,
        connectTimeout,
        attachment,
        context,
        callback);
  }

  private ConnectionInitiator announcing(
      ConnectionInitiator initiator,
      @Nullable Timeout connectTimeout,
      @Nullable HttpContext context) {
    ReactorExchange exchange = ReactorExchange.of(context);
    if (exchange == null) {
      return initiator;
    }
    return (endpoint, remote, local, timeout, attachment, callback) -> {
      FutureCallback<IOSession> announced = announced(exchange, connectTimeout, callback);
      Future<IOSession> connection =
          initiator.connect(endpoint, remote, local, timeout, attachment, announced);
      sessions.opening(announced, connection);
      return connection;
    };
  }

  private FutureCallback<IOSession> announced(
      ReactorExchange exchange,
      @Nullable Timeout connectTimeout,
      FutureCallback<IOSession> callback) {
    return new FutureCallback<>() {
      @Override
      public void completed(IOSession opened) {
        sessions.opened(this);
        exchange.connectedOn(opened);
        sessions.claim(opened);
        callback.completed(opened); // the library keeps the timeout that it finds now
        opened.setSocketTimeout(connectTimeout); // until the request is sent: a proxy may be silent
      }

      @Override
      public void failed(Exception cause) {
        sessions.opened(this);
        callback.failed(cause);
      }

      @Override
      public void cancelled() {
        callback.cancelled();
      }
    };
  }
}
