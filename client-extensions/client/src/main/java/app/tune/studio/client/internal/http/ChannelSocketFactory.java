package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that have a channel, for two things that others lack: an interrupt of the thread
 * that waits on one closes it, and whether the server closed an idle one can be seen at no cost.
 */
final class ChannelSocketFactory implements DetachedSocketFactory {

  static final ChannelSocketFactory INSTANCE = new ChannelSocketFactory();

  private ChannelSocketFactory() {}

  @Override
  public Socket create(@Nullable Proxy socksProxy) throws IOException {
    return socksProxy == null ? SocketChannel.open().socket() : new Socket(socksProxy);
  }

  /**
   * Returns whether an idle connection is of no more use: the server closed it, or sent what nobody
   * asked for. Never waits.
   */
  static boolean isStale(@Nullable Socket socket) {
    SocketChannel channel = socket == null ? null : socket.getChannel();
    if (channel == null) {
      return false;
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
