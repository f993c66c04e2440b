package app.tune.studio.testkit.internal.http;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Converts between socket bytes and HTTP bytes: unchanged, or by TLS. Not thread-safe. */
interface SecurityLayer {

  /**
   * Processes bytes received from the socket.
   *
   * @param plaintext receives the HTTP bytes, in a buffer that is reused
   * @param socket receives the bytes to send in response, such as a handshake
   */
  void receive(ByteBuffer bytes, Consumer<ByteBuffer> plaintext, Consumer<ByteBuffer> socket)
      throws SSLException;

  /** Converts HTTP bytes for the socket. */
  void send(ByteBuffer plaintext, Consumer<ByteBuffer> socket) throws SSLException;

  /** Ends the sending side, passing the bytes to send to the socket. */
  void close(Consumer<ByteBuffer> socket) throws SSLException;

  /** Returns whether the peer has announced the end of its output. */
  boolean isInputEnded();

  /** Passes bytes on unchanged. */
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
          // the end of the connection is enough
        }

        @Override
        public boolean isInputEnded() {
          return false;
        }
      };
}
