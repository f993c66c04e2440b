package app.tune.studio.client.internal.http;

import java.net.SocketAddress;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of asynchronous exchanges, and passes an exchange its connection when the
 * TLS handshake begins. The library's futures do not cancel a handshake, so the exchange itself
 * closes the connection.
 */
final class ConnectionOperator extends DefaultAsyncClientConnectionOperator {

  /** Set just before the handshake begins, on the same thread. */
  private static final ThreadLocal<@Nullable ReactorExchange> BEGINNING = new ThreadLocal<>();

  ConnectionOperator(TlsStrategy tls) {
    super(
        RegistryBuilder.<TlsStrategy>create()
            .register(URIScheme.HTTPS.id, new Announced(tls))
            .build(),
        null,
        null);
  }

  @Override
  protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
    ReactorExchange exchange = ReactorExchange.of(context);
    if (exchange != null) {
      BEGINNING.set(exchange);
    }
  }

  /**
   * Passes the connection to its exchange.
   *
   * @param tls performs the handshake
   */
  private record Announced(TlsStrategy tls) implements TlsStrategy {

    @Override
    public void upgrade(
        TransportSecurityLayer session,
        NamedEndpoint endpoint,
        @Nullable Object attachment,
        Timeout handshakeTimeout,
        FutureCallback<TransportSecurityLayer> callback) {
      ReactorExchange exchange = BEGINNING.get();
      BEGINNING.remove();
      if (exchange != null && session instanceof ModalCloseable connection) {
        exchange.handshakesOn(connection);
      }
      tls.upgrade(session, endpoint, attachment, handshakeTimeout, callback);
    }

    /** The older overload, which the library still declares. */
    @Override
    @Deprecated
    public boolean upgrade(
        TransportSecurityLayer session,
        HttpHost host,
        SocketAddress localAddress,
        SocketAddress remoteAddress,
        @Nullable Object attachment,
        Timeout handshakeTimeout) {
      return tls.upgrade(session, host, localAddress, remoteAddress, attachment, handshakeTimeout);
    }
  }
}
