package app.tune.studio.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server that costs as little as possible, for a process of its own: one thread, one selector.
 *
 * <p>Prints its port and runs until its input ends. A GET tells how many clients left in
 * mid-stream, and when the last one did.
 */
public final class BenchmarkServer {

  private static final int BACKLOG = 8192;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final ByteBuffer shared = ByteBuffer.allocateDirect(64 * 1024);
  private final PriorityQueue<Connection> paused =
      new PriorityQueue<>(Comparator.comparingLong(Connection::due));
  private int departures;
  private long lastDeparture;

  private BenchmarkServer() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Serves until the standard input ends. */
  public static void main(String[] args) throws IOException {
    BenchmarkServer server = new BenchmarkServer();
    Thread loop = new Thread(server::run, "server");
    loop.setDaemon(true);
    loop.start();
    System.out.println(server.listener.socket().getLocalPort());
    while (System.in.read() >= 0) {
      // whoever started this holds the other end
    }
  }

  private void run() {
    try {
      while (true) {
        select();
        selector.selectedKeys().forEach(this::serve);
        selector.selectedKeys().clear();
        resume();
      }
    } catch (IOException broken) {
      broken.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void select() throws IOException {
    Connection first = paused.peek();
    if (first == null) {
      selector.select();
      return;
    }
    long wait = TimeUnit.NANOSECONDS.toMillis(first.due() - System.nanoTime());
    if (wait <= 0) {
      selector.selectNow();
    } else {
      selector.select(wait);
    }
  }

  private void serve(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.isAcceptable()) {
      accept();
      return;
    }
    Connection connection = (Connection) key.attachment();
    if (key.isReadable()) {
      connection.read(shared);
    }
    if (key.isValid() && key.isWritable()) {
      connection.pump();
    }
  }

  private void accept() {
    try {
      for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = client.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(this, client, key));
      }
    } catch (IOException outOfSockets) {
      outOfSockets.printStackTrace();
    }
  }

  private void resume() {
    long now = System.nanoTime();
    for (Connection next = paused.peek();
        next != null && next.due() - now <= 0;
        next = paused.peek()) {
      paused.poll().resume();
    }
  }

  void later(Connection connection) {
    paused.add(connection);
  }

  void departed() {
    departures++;
    lastDeparture = System.nanoTime();
  }

  String departures() {
    return departures + " " + lastDeparture;
  }
}
