package app.tune.studio.testkit.internal.http;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** What lies between the bytes on a socket and those of HTTP: nothing, or TLS. Not thread-safe. */
interface SecurityLayer {

  /**
   * Takes in bytes from the socket.
   *
   * @param plaintext receives the bytes of HTTP, in a buffer that is used again
   * @param socket receives what is to be sent in response, such as a handshake
   */
  void receive(ByteBuffer bytes, Consumer<ByteBuffer> plaintext, Consumer<ByteBuffer> socket)
      throws SSLException;

  /** Prepares bytes of HTTP for the socket. */
  void send(ByteBuffer plaintext, Consumer<ByteBuffer> socket) throws SSLException;

  /** Ends the sending side; what is sent for that goes to the socket. */
  void close(Consumer<ByteBuffer> socket) throws SSLException;

  /** Returns whether the peer has announced that it sends nothing more. */
  boolean isInputEnded();

  /** Hands the bytes on as they are. */
  SecurityLayer NONE =
      new SecurityLayer() {
        @Override
        public void receive(
            ByteBuffer bytes, Consumer<ByteBuffer> plaintext, Consumer<ByteBuffer> socket) {
          plaintext.accept(bytes);
        }

        @Override
        public void send(ByteBuffer plaintext, Consumer<ByteBuffer> socket) {
          socket.accept(plaintext);
        }

        @Override
        public void close(Consumer<ByteBuffer> socket) {
          // the end of the connection says it all
        }

        @Override
        public boolean isInputEnded() {
          return false;
        }
      };
}
