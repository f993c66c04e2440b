package app.tune.studio.testkit.script;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The server's end of a connection while one answer is written. Each piece is one write. */
final class Wire {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};

  private final Socket socket;
  private final Socket transport;
  private final OutputStream out;
  private final boolean lastRequest;
  private byte[] pending = NOTHING;
  private boolean chunked;
  private volatile boolean ending;

  /**
   * @param socket what bytes are written to: with TLS, the TLS socket
   * @param transport the plain socket, also below TLS: cut and reset act on it
   * @param lastRequest whether the client said that it will send no other request
   */
  Wire(Socket socket, Socket transport, boolean lastRequest) throws IOException {
    this.socket = socket;
    this.transport = transport;
    this.out = socket.getOutputStream();
    this.lastRequest = lastRequest;
  }

  boolean lastRequest() {
    return lastRequest;
  }

  /** Keeps the head back, to leave together with the first piece of the body. */
  void head(byte[] head, boolean chunked) {
    this.pending = head;
    this.chunked = chunked;
  }

  /** Writes one piece of the body, framed as a chunk if the body is chunked. */
  void piece(byte[] bytes) throws IOException {
    if (!chunked) {
      send(bytes);
    } else if (bytes.length > 0) {
      byte[] size =
          (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      send(join(size, bytes, CRLF));
    }
  }

  /** Writes the head if it was kept back until now. */
  void flush() throws IOException {
    send(NOTHING);
  }

  /** Ends the body as its framing asks for. */
  void end() throws IOException {
    ending = true;
    if (chunked) {
      send(LAST_CHUNK);
    } else {
      flush();
    }
  }

  /**
   * Notes that the next write is the last one. From then on a client that closes the connection has
   * read its answer, and did not leave in the middle.
   */
  void markEnding() {
    ending = true;
  }

  boolean isEnding() {
    return ending;
  }

  /** Closes the connection in good order. */
  void close() throws IOException {
    ending = true;
    if (!transport.isClosed()) {
      socket.close();
    }
  }

  /** Closes the connection with a FIN, without a TLS farewell. */
  void cut() throws IOException {
    ending = true;
    transport.close();
  }

  /** Closes the connection with a RST. */
  void reset() throws IOException {
    ending = true;
    transport.setSoLinger(true, 0);
    transport.close();
  }

  private void send(byte[] bytes) throws IOException {
    byte[] all = pending.length == 0 ? bytes : join(pending, bytes);
    pending = NOTHING;
    if (all.length > 0) {
      out.write(all);
      out.flush();
    }
  }

  private static byte[] join(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
