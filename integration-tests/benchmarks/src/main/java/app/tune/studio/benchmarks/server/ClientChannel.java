package app.tune.studio.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import tlschannel.NeedsReadException;
import tlschannel.NeedsWriteException;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/** The non-blocking channel to one client, with or without TLS. */
interface ClientChannel {

  /** Reads what is available and returns how much it was, 0 for nothing, -1 at the end. */
  int read(ByteBuffer target) throws IOException;

  /** Writes as much as the socket accepts; returns false if something is left. */
  boolean write(ByteBuffer source) throws IOException;

  /** Closes the socket. */
  void close() throws IOException;

  static ClientChannel plain(SocketChannel socket) {
    return new ClientChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        return socket.read(target);
      }

      @Override
      public boolean write(ByteBuffer source) throws IOException {
        socket.write(source);
        return !source.hasRemaining();
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }

  static ClientChannel tls(SocketChannel socket, SSLContext context) {
    TlsChannel channel = ServerTlsChannel.newBuilder(socket, context).build();
    return new ClientChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        try {
          while (channel.read(target) >= 0) {
            // what is decrypted already does not make the socket readable again
          }
          return target.position() > before ? target.position() - before : -1;
        } catch (NeedsReadException | NeedsWriteException nothingMore) {
          return target.position() - before;
        }
      }

      @Override
      public boolean write(ByteBuffer source) throws IOException {
        try {
          do {
            channel.write(source); // flushes what is encrypted already, even if the source is empty
          } while (source.hasRemaining());
          return true;
        } catch (NeedsReadException | NeedsWriteException full) {
          return false;
        }
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }
}
