package app.tune.studio.client.internal.http;

import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.net.NamedEndpoint;
import org.jspecify.annotations.Nullable;

/** The host to which no connection was made: that of the URL, or the proxy in front of it. */
final class UnreachedHost {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private UnreachedHost() {}

  /**
   * Returns the name of the host for a message, which names a proxy if the failure does.
   *
   * @param authority the host of the URL, and its port if the URL has one
   */
  static String describe(Throwable failure, String authority) {
    String proxy = null;
    if (failure instanceof HttpHostConnectException refused) {
      proxy = proxy(refused.getHost(), authority);
    } else if (failure instanceof UnknownHostException unknown) {
      proxy = proxy(unknown.getMessage(), authority);
    }
    return proxy == null ? authority : proxy + " (the proxy for " + authority + ")";
  }

  private static @Nullable String proxy(@Nullable NamedEndpoint tried, String authority) {
    if (tried == null) {
      return null;
    }
    String name = tried.getHostName();
    int port = tried.getPort();
    String address = name + ":" + port;
    boolean ofUrl =
        address.equalsIgnoreCase(authority)
            || (name.equalsIgnoreCase(authority) && (port < 0 || port == HTTP || port == HTTPS));
    return ofUrl || authority.startsWith("[") ? null : address;
  }

  /** The message begins with the name, which may be encoded if it is not ASCII. */
  private static @Nullable String proxy(@Nullable String message, String authority) {
    if (message == null || !StandardCharsets.US_ASCII.newEncoder().canEncode(authority)) {
      return null;
    }
    String name = message.split(":", 2)[0];
    String host = authority.split(":", 2)[0];
    boolean plain = name.matches("[\\w.-]+") && !authority.startsWith("[");
    return plain && !name.equalsIgnoreCase(host) ? name : null;
  }
}
