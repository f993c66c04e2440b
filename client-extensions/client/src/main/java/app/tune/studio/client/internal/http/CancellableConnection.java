package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import lombok.experimental.Delegate;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;

/**
 * A connection while it is opened for an exchange. The library's own connection accepts a socket
 * after it was closed, and never closes that one.
 */
final class CancellableConnection implements ManagedHttpClientConnection {

  @Delegate(excludes = Checked.class)
  private final ManagedHttpClientConnection connection;

  private final ClassicExchange exchange;

  CancellableConnection(ManagedHttpClientConnection connection, ClassicExchange exchange) {
    this.connection = connection;
    this.exchange = exchange;
  }

  /** Takes the socket first: whoever cancels after the check finds it, and closes it. */
  @Override
  public void bind(Socket socket) throws IOException {
    connection.bind(socket);
    if (exchange.isCancelled()) {
      socket.close();
      throw new InterruptedIOException("the request was cancelled before it had a connection");
    }
  }

  /** The method that this class overrides. */
  private interface Checked {

    void bind(Socket socket);
  }
}
