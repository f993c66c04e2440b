package app.tune.studio.testkit.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Accepts connections on a port of 127.0.0.1, and serves all of them with one thread and a pool.
 */
public final class HttpListener implements AutoCloseable {

  private static final int BACKLOG = 4096;
  private static final long LINGER_MILLIS = 2_000;

  private record Lingering(Connection connection, long untilNanos) {}

  private final ListenerSettings settings;
  private final HttpHandler handler;
  private final Executor workers;
  private final ServerLog log;
  private final ServerSocketChannel listening;
  private final Selector selector;
  private final Queue<Lingering> lingering = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final Thread thread;
  private volatile boolean closing;

  private HttpListener(
      ListenerSettings settings, HttpHandler handler, Executor workers, ServerLog log)
      throws IOException {
    this.settings = settings;
    this.handler = handler;
    this.workers = workers;
    this.log = log;
    this.selector = Selector.open();
    this.listening = ServerSocketChannel.open();
    try {
      listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listening.bind(new InetSocketAddress(loopback(), settings.port()), BACKLOG);
      listening.configureBlocking(false);
      listening.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      listening.close();
      selector.close();
      throw e;
    }
    this.thread = new Thread(this::serve, settings.name() + "-selector");
    thread.setDaemon(true);
  }

  /**
   * Binds the port and serves it until {@link #close}.
   *
   * @param workers runs the handler; must be shut down only after the listener is closed
   * @param log receives the events of the connections
   * @throws IOException if the port cannot be bound
   */
  public static HttpListener start(
      ListenerSettings settings, HttpHandler handler, Executor workers, ServerLog log)
      throws IOException {
    HttpListener listener = new HttpListener(settings, handler, workers, log);
    listener.thread.start();
    return listener;
  }

  /** Returns 127.0.0.1, even on systems that prefer IPv6. */
  public static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  /** Returns the local port. */
  public int port() {
    return listening.socket().getLocalPort();
  }

  /** Returns the scheme, address and port, without a trailing slash. */
  public String url() {
    return (settings.tls() == null ? "http" : "https") + "://127.0.0.1:" + port();
  }

  /** Closes the idle connections. */
  public void closeIdleConnections() {
    forEach(Connection::closeIfIdle);
  }

  /** Closes all connections, but keeps listening. */
  public void closeConnections() {
    forEach(Connection::closeByServer);
  }

  /** Closes the port and all connections, and returns when that is done. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the selector's thread closes everything anyway
    }
  }

  HttpHandler handler() {
    return handler;
  }

  void execute(Runnable task) {
    workers.execute(task);
  }

  /** Registers a connection that its client should close; it is closed after a while otherwise. */
  void lingers(Connection connection) {
    long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
    lingering.add(new Lingering(connection, untilNanos));
    selector.wakeup();
  }

  private void serve() {
    try {
      while (!closing) {
        selector.select(this::serve, lingering.isEmpty() ? 0 : LINGER_MILLIS);
        closeLingering();
      }
      listening.close();
      closeConnections();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeLingering() {
    for (Lingering first = lingering.peek(); first != null; first = lingering.peek()) {
      if (first.untilNanos() - System.nanoTime() > 0 && !first.connection().isClosed()) {
        return;
      }
      first.connection().close(Farewell.CUT);
      lingering.remove();
    }
  }

  private void serve(SelectionKey key) {
    if (!(key.attachment() instanceof Connection connection)) {
      accept();
      return;
    }
    try {
      int ready = key.readyOps();
      if ((ready & SelectionKey.OP_WRITE) != 0) {
        connection.flush();
      }
      if ((ready & SelectionKey.OP_READ) != 0) {
        connection.read(buffer);
      }
    } catch (CancelledKeyException e) {
      // closed in the meantime by the responding thread
    } catch (RuntimeException e) {
      connection.report().problem("connection", e);
      connection.closeByServer();
    }
  }

  private void accept() {
    try {
      for (SocketChannel channel = listening.accept();
          channel != null;
          channel = listening.accept()) {
        register(channel);
      }
    } catch (IOException e) {
      log.problem("accept: " + e);
    }
  }

  private void register(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, 0);
      SSLContext tls = settings.tls();
      SecurityLayer security = tls == null ? SecurityLayer.NONE : new TlsLayer(tls);
      long id = log.connectionOpened();
      RequestParser parser = new RequestParser(settings.maxBodyBytes(), id);
      Transport transport = new Transport(channel, key, security);
      key.attach(new Connection(this, transport, parser, new ConnectionReport(log, id)));
      key.interestOps(SelectionKey.OP_READ);
    } catch (IOException e) {
      close(channel); // the client disconnected before it was accepted
    } catch (RuntimeException e) { // such as that of a TLS context without keys
      log.problem("accept: " + e);
      close(channel);
    }
  }

  private void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      log.problem("close: " + e);
    }
  }

  private void forEach(Consumer<Connection> action) {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection) {
        action.accept(connection);
      }
    }
  }
}
