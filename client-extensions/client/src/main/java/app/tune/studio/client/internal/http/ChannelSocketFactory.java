package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates sockets with a channel, for two reasons: interrupting the blocked thread closes the
 * socket, and checking whether the server has closed an idle one is cheap.
 */
final class ChannelSocketFactory implements DetachedSocketFactory {

  static final ChannelSocketFactory INSTANCE = new ChannelSocketFactory();

  private ChannelSocketFactory() {}

  @Override
  public Socket create(@Nullable Proxy socksProxy) throws IOException {
    return socksProxy == null ? SocketChannel.open().socket() : new Socket(socksProxy);
  }

  /**
   * Returns whether an idle connection is unusable: closed by the server, or with unsolicited bytes
   * received. Never blocks.
   */
  static boolean isStale(@Nullable Socket socket) {
    if (socket == null || socket.getChannel() == null) {
      return false;
    }
    SocketChannel channel = socket.getChannel();
    if (socket.isInputShutdown()) { // the end of TLS came with the last bytes of the response
      return true;
    }
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(ByteBuffer.allocate(1)) != 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException closed) {
      return true;
    }
  }
}
