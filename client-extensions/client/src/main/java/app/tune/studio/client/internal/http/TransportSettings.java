package app.tune.studio.client.internal.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches the network. Immutable.
 *
 * @param connectTimeout for connecting, and for the TLS handshake
 * @param keepAlive how long an idle connection is kept for the next call
 * @param maxConnections how many connections may be open, or 0 for any number
 * @param sslContext for TLS, or null for the JDK's default
 * @param proxy the address of an HTTP proxy, or null
 * @param proxyCredentials what the proxy asks for, or null
 * @param systemProxy whether the JVM's proxy properties apply
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
   * A user's name and password at a proxy.
   *
   * @param user the name
   * @param password the password
   */
  @SuppressWarnings("ArrayRecordComponent") // a password is not a string, so that it can be wiped
  public record ProxyCredentials(String user, char[] password) {

    /** Does not show the password. */
    @Override
    public String toString() {
      return "ProxyCredentials[" + user + "]";
    }
  }

  /** The settings of a client that sets none. */
  public static final TransportSettings DEFAULT =
      new TransportSettings(
          Duration.ofSeconds(10), Duration.ofSeconds(30), 0, null, null, null, false);
}
