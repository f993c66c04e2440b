package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * TLS that is initialized by the first connection that needs it: loading the trusted certificates
 * takes longer than all other initialization of a client.
 *
 * <p>Host names are verified by the JDK and the library. Thread-safe.
 */
final class LazyTlsStrategy implements TlsSocketStrategy, TlsStrategy {

  private final @Nullable SSLContext given;
  private final Timeout connectTimeout;
  private volatile @Nullable DefaultClientTlsStrategy delegate;

  LazyTlsStrategy(TransportSettings settings) {
    this.given = settings.sslContext();
    this.connectTimeout = Timeout.of(settings.connectTimeout());
  }

  private DefaultClientTlsStrategy delegate() throws SSLException {
    DefaultClientTlsStrategy made = delegate;
    if (made == null) {
      // two threads may both create it, which is harmless
      made =
          new DefaultClientTlsStrategy(
              given == null ? defaultContext() : given,
              null,
              null,
              SSLBufferMode.DYNAMIC,
              // the asynchronous client of 5.5 does not verify host names if this is left to the
              // JDK alone
              HostnameVerificationPolicy.BOTH,
              new DefaultHostnameVerifier());
      delegate = made;
    }
    return made;
  }

  private static SSLContext defaultContext() throws SSLException {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException unavailable) { // a wrong password of the trust store
      throw new SSLException(
          "the JDK's default SSLContext is unavailable: " + root(unavailable), unavailable);
    }
  }

  private static String root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : root(cause);
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
      throws IOException {
    return delegate().upgrade(socket, target, port, attachment, context);
  }

  @Override
  public void upgrade(
      TransportSecurityLayer session,
      NamedEndpoint endpoint,
      @Nullable Object attachment,
      @Nullable Timeout handshakeTimeout,
      FutureCallback<TransportSecurityLayer> callback) {
    if (session instanceof HttpConnection connection) {
      // the library restores it after the handshake: it must not be that for connecting
      connection.setSocketTimeout(Timeout.DISABLED);
    }
    Timeout limit = handshakeTimeout == null ? connectTimeout : handshakeTimeout; // in a tunnel
    try {
      delegate().upgrade(session, endpoint, attachment, limit, callback);
    } catch (SSLException unavailable) {
      callback.failed(unavailable);
    }
  }

  /** The older form, which the library declares and does not call. */
  @Override
  @Deprecated
  public boolean upgrade(
      TransportSecurityLayer session,
      HttpHost host,
      SocketAddress localAddress,
      SocketAddress remoteAddress,
      @Nullable Object attachment,
      Timeout handshakeTimeout) {
    throw new UnsupportedOperationException("the other form starts a handshake");
  }
}
