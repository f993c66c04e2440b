package app.tune.studio.testkit.script;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that writes and reads bytes, without any HTTP of its own. */
final class RawClient implements AutoCloseable {
  private static final int TOO_LONG_MILLIS = 30_000;

  private final Socket socket;

  RawClient(ScriptedServer server) throws IOException {
    socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(TOO_LONG_MILLIS);
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  RawClient post(String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return send(
        "POST /text/completions?a=b HTTP/1.1\r\nHost: localhost\r\nX-Twice: one\r\nx-twice: two\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** Reads up to and including this text, or to the end of the stream. */
  String readTo(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        return text.toString();
      }
      text.append((char) b);
    }
    return text.toString();
  }

  /** Reads to the end of the stream. */
  String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads to the end of the stream, each byte as one character. */
  String readBytesToEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Says that nothing more will be sent, and reads on. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
