package app.tune.studio.benchmarks.server;

import app.tune.studio.testkit.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A server that costs as little CPU as possible, for a process of its own: one thread, one
 * selector, a port without TLS and one with it.
 *
 * <p>The argument is the file to which it writes a trust store for its clients. It prints the two
 * ports and runs until its input ends. A GET returns how many clients disconnected during a stream,
 * and when the last one did.
 */
public final class BenchmarkServer {

  private static final int BACKLOG = 8192;

  private final Selector selector = Selector.open();
  private final ByteBuffer shared = ByteBuffer.allocateDirect(64 * 1024);
  private final PriorityQueue<Connection> paused =
      new PriorityQueue<>(Comparator.comparingLong(Connection::due));
  private int disconnects;
  private long lastDisconnect;

  private BenchmarkServer() throws IOException {}

  /** Opens a port whose connections are wrapped by the function, and returns its number. */
  private int listen(Function<SocketChannel, ClientChannel> wrap) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT, new Listener(listener, wrap));
    return listener.socket().getLocalPort();
  }

  /** Serves until the standard input ends. */
  public static void main(String[] args) throws IOException {
    TestCertificates certificates = TestCertificates.loopback();
    TrustStore.write(certificates.certificate(), Path.of(args[0]));
    BenchmarkServer server = new BenchmarkServer();
    int plain = server.listen(ClientChannel::plain);
    int tls = server.listen(socket -> ClientChannel.tls(socket, certificates.serverContext()));
    Thread loop = new Thread(server::run, "server");
    loop.setDaemon(true);
    loop.start();
    System.out.println(plain + " " + tls);
    while (System.in.read() >= 0) {
      // the process that started this one holds the other end
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
      accept((Listener) key.attachment());
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

  private void accept(Listener listener) {
    try {
      for (SocketChannel socket = listener.channel.accept();
          socket != null;
          socket = listener.channel.accept()) {
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(this, listener.wrap.apply(socket), key));
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

  void resumeLater(Connection connection) {
    paused.add(connection);
  }

  void disconnected() {
    disconnects++;
    lastDisconnect = System.nanoTime();
  }

  String disconnects() {
    return disconnects + " " + lastDisconnect;
  }

  private record Listener(
      ServerSocketChannel channel, Function<SocketChannel, ClientChannel> wrap) {}
}
