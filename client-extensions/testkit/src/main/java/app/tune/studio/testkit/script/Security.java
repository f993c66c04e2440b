package app.tune.studio.testkit.script;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Turns an accepted socket into the one that requests are read from. */
@FunctionalInterface
interface Security {
  Socket secure(Socket transport) throws IOException;

  /** Returns the socket as it is. */
  static Security none() {
    return transport -> transport;
  }

  /**
   * Puts TLS over the accepted socket, rather than accepting a TLS socket: so the socket below
   * stays in reach, and can be cut without the farewell of TLS.
   */
  static Security tls(SSLContext context) {
    return transport -> {
      SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(transport, null, true);
      socket.setUseClientMode(false);
      return socket;
    };
  }
}
