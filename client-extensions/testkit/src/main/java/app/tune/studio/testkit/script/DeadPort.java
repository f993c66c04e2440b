package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.http.HttpListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port on 127.0.0.1 that accepts no connections. It stays bound until closed, so that no other
 * process can take it.
 */
public final class DeadPort implements AutoCloseable {
  private static final int FULL_AFTER_MILLIS = 1_000;
  private static final int MOST_CONNECTIONS = 64;

  private final List<Closeable> held;
  private final int port;

  private DeadPort(List<Closeable> held, int port) {
    this.held = held;
    this.port = port;
  }

  /**
   * Binds a port that refuses connections at once.
   *
   * @return the port, to be closed
   */
  public static DeadPort refusing() {
    try {
      Socket bound = new Socket();
      bound.bind(new InetSocketAddress(HttpListener.loopback(), 0));
      return new DeadPort(List.of(bound), bound.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /**
   * Binds a port on which connecting hangs, by filling its backlog. Works on Linux; takes about a
   * second.
   *
   * @return the port, to be closed
   * @throws IllegalStateException if the system still accepts connections, or refuses them
   */
  public static DeadPort hanging() {
    List<Closeable> held = new ArrayList<>();
    try {
      ServerSocket listener = new ServerSocket(0, 1, HttpListener.loopback());
      held.add(listener);
      for (int i = 0; i < MOST_CONNECTIONS; i++) {
        Socket pending = new Socket();
        held.add(pending);
        pending.connect(listener.getLocalSocketAddress(), FULL_AFTER_MILLIS);
      }
      throw new IllegalStateException("the system queues more connections than it was asked to");
    } catch (SocketTimeoutException full) {
      return new DeadPort(held, ((ServerSocket) held.get(0)).getLocalPort());
    } catch (IOException e) {
      throw new IllegalStateException("the system does not let connections hang", e);
    }
  }

  /** {@return the port} */
  public int port() {
    return port;
  }

  /** {@return the address as an HTTP base URL} */
  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** Frees the port. */
  @Override
  public void close() {
    for (Closeable one : held) {
      try {
        one.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the port " + port + " cannot be freed", e);
      }
    }
  }
}
