package app.tune.studio.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts connections on one address and serves them all from one selector. */
public final class HttpListener implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HttpListener.class.getName());
  private static final int BACKLOG = 1024;

  private final ServerSocketChannel listening;
  private final Selector selector;
  private final HttpHandler handler;
  private final ScheduledExecutorService workers;
  private final int maxBodyBytes;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final AtomicLong connectionIds = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  private HttpListener(
      InetSocketAddress address,
      HttpHandler handler,
      ScheduledExecutorService workers,
      int maxBodyBytes)
      throws IOException {
    this.handler = handler;
    this.workers = workers;
    this.maxBodyBytes = maxBodyBytes;
    this.selector = Selector.open();
    this.listening = ServerSocketChannel.open();
    try {
      listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listening.bind(address, BACKLOG);
      listening.configureBlocking(false);
      listening.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      listening.close();
      selector.close();
      throw e;
    }
    this.thread = new Thread(this::serve, "tune-studio-server-selector");
    thread.setDaemon(true);
  }

  /**
   * Binds the address and serves it until {@link #close}.
   *
   * @param workers the threads on which the handler is called; to be shut down after the listener
   *     has been closed
   * @throws IOException if the address cannot be bound
   */
  public static HttpListener start(
      InetSocketAddress address,
      HttpHandler handler,
      ScheduledExecutorService workers,
      int maxBodyBytes)
      throws IOException {
    HttpListener listener = new HttpListener(address, handler, workers, maxBodyBytes);
    listener.thread.start();
    return listener;
  }

  /** Returns the port that is listened on. */
  public int port() {
    return listening.socket().getLocalPort();
  }

  /** Closes the port and all connections, and returns when that is done. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the selector's thread closes everything all the same
    }
  }

  private void serve() {
    try {
      while (!closing) {
        selector.select(this::serve);
      }
      closeAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeAll() throws IOException {
    listening.close();
    for (SelectionKey key : List.copyOf(selector.keys())) {
      if (key.attachment() instanceof Connection connection) {
        connection.close();
      }
    }
    selector.close();
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
      // Closed meanwhile by the thread that answers.
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A connection failed", e);
      connection.close();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = listening.accept();
      if (channel == null) {
        return;
      }
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, 0);
      RequestParser parser = new RequestParser(maxBodyBytes, connectionIds.incrementAndGet());
      key.attach(new Connection(channel, key, handler, workers, parser));
      key.interestOps(SelectionKey.OP_READ);
    } catch (IOException e) {
      // The client left before it was accepted.
    }
  }
}
