package app.tune.studio.client.internal.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The network settings of a client. Immutable.
 *
 * @param connectTimeout for connecting, and for the TLS handshake
 * @param keepAlive how long an idle connection is kept open for reuse
 * @param maxConnections the maximum number of open connections, or 0 for no limit
 * @param sslContext for TLS, or null for the JDK's default
 * @param proxy the address of an HTTP proxy, or null
 * @param proxyCredentials the credentials for the proxy, or null
 * @param systemProxy whether the proxy system properties apply
 */
public record TransportSettings(
    Duration connectTimeout,
    Duration keepAlive,
    int maxConnections,
    @Nullable SSLContext sslContext,
    @Nullable InetSocketAddress proxy,
    @Nullable ProxyCredentials proxyCredentials,
    boolean systemProxy) {

  /**
   * The user name and password for a proxy.
   *
   * @param user the user name
   * @param password the password
   */
  @SuppressWarnings("ArrayRecordComponent") // an array, so that the password can be cleared
  public record ProxyCredentials(String user, char[] password) {

    /** Omits the password. */
    @Override
    public String toString() {
      return "ProxyCredentials[" + user + "]";
    }
  }

  /** Returns the limit on open connections, for a pool. */
  int mostConnections() {
    return maxConnections == 0 ? Integer.MAX_VALUE : maxConnections;
  }

  /** Returns how a pool counts its connections: without a limit, no call waits for another. */
  PoolConcurrencyPolicy poolPolicy() {
    return maxConnections == 0 ? PoolConcurrencyPolicy.LAX : PoolConcurrencyPolicy.STRICT;
  }

  /** The default settings. */
  public static final TransportSettings DEFAULT =
      new TransportSettings(
          Duration.ofSeconds(10), Duration.ofSeconds(30), 0, null, null, null, false);
}
