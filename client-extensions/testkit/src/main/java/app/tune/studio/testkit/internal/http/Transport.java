package app.tune.studio.testkit.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** The socket of a connection and its queue of unsent bytes. Not thread-safe. */
final class Transport {

  private final SocketChannel channel;
  private final SelectionKey key;
  private final SecurityLayer security;
  private final SendQueue unsent = new SendQueue();

  Transport(SocketChannel channel, SelectionKey key, SecurityLayer security) {
    this.channel = channel;
    this.key = key;
    this.security = security;
  }

  /** Reads the available bytes of the socket; returns false at the end of the input. */
  boolean receive(ByteBuffer buffer, Consumer<ByteBuffer> plaintext) throws IOException {
    if (channel.read(buffer.clear()) < 0) {
      return false;
    }
    security.receive(buffer.flip(), plaintext, unsent::add);
    return !security.isInputEnded();
  }

  /** Queues bytes for {@link #send}. */
  void add(byte[] bytes) throws SSLException {
    security.send(ByteBuffer.wrap(bytes), unsent::add);
  }

  /** Queues the TLS close_notify. */
  void addFarewell() throws SSLException {
    security.close(unsent::add);
  }

  /** Writes as much as the socket accepts, and returns whether everything was written. */
  boolean send() throws IOException {
    boolean all = unsent.writeTo(channel);
    interest(SelectionKey.OP_WRITE, !all);
    return all;
  }

  boolean hasUnsent() {
    return !unsent.isEmpty();
  }

  long unsentBytes() {
    return unsent.bytes();
  }

  /** Sets whether the selector reports readable bytes. */
  void read(boolean on) {
    interest(SelectionKey.OP_READ, on);
  }

  void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** Closes the socket, which the selector releases at its next selection. */
  void close(Farewell farewell) throws IOException {
    try {
      if (farewell == Farewell.RESET) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } else if (farewell == Farewell.ORDERLY) {
        addFarewell();
        unsent.writeTo(channel);
      }
    } finally {
      unsent.clear();
      key.cancel();
      channel.close();
      key.selector().wakeup();
    }
  }

  private void interest(int operations, boolean on) {
    if (key.isValid()) {
      int before = on ? key.interestOpsOr(operations) : key.interestOpsAnd(~operations);
      if (on && (before & operations) != operations) {
        key.selector().wakeup();
      }
    }
  }
}
