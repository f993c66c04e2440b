package app.tune.studio.spring.autoconfigure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the server of a client, or to the proxy on the way to it, and disconnects. Nothing is
 * sent, so nothing is paid for.
 *
 * @param server the base URL of the client
 * @param proxy where the proxy is, null for none
 * @param timeout how long connecting may take
 */
record ConnectionCheck(URI server, @Nullable InetSocketAddress proxy, Duration timeout) {

  /**
   * Connects.
   *
   * @throws IOException where no connection can be made in time
   */
  void run() throws IOException {
    InetSocketAddress next = proxy == null ? address() : proxy;
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(next.getHostString(), next.getPort()),
          (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    }
  }

  /** Returns what the check is about: the server, and the proxy where there is one. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("server", shown(address()));
    if (proxy != null) {
      details.put("proxy", shown(proxy));
    }
    return details;
  }

  private InetSocketAddress address() {
    int standard = "https".equalsIgnoreCase(server.getScheme()) ? 443 : 80;
    // a host with an underscore is known to the authority only
    String[] authority = server.getRawAuthority().split(":(?=[0-9]+$)", 2);
    return InetSocketAddress.createUnresolved(
        authority[0], authority.length == 1 ? standard : Integer.parseInt(authority[1]));
  }

  private static String shown(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }
}
