package app.tune.studio.batch;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A server that costs as little as one can: a thread for each connection, the same response to each
 * request. It keeps nothing of what it saw, so that millions of requests do not fill its memory.
 */
final class LoopbackServer implements Closeable {

  private static final String BODY =
      "{\"id\":\"c\",\"object\":\"text_completion\",\"model\":\"m\",\"choices\":[{\"index\":0,"
          + "\"text\":\" there was\",\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,"
          + "\"completion_tokens\":2,\"total_tokens\":5}}";

  private final ServerSocket listener;
  private final Function<String, String> responses;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private LoopbackServer(Function<String, String> responses) throws IOException {
    this.responses = responses;
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Starts a server that completes everything. */
  static LoopbackServer start() {
    String response = completion();
    return start(body -> response);
  }

  /** Starts a server with the whole response to each request's body. */
  static LoopbackServer start(Function<String, String> responses) {
    try {
      return new LoopbackServer(responses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a response with a completion of five tokens. */
  static String completion() {
    return response(200, "", BODY);
  }

  /** Returns a response; each header ends with CRLF. */
  static String response(int status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + " x\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String body = read(in); body != null; body = read(in)) {
        socket.getOutputStream().write(responses.apply(body).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalStateException e) {
      // the client has left, or was killed; or the response is to close the connection
    } finally {
      sockets.remove(socket);
    }
  }

  private static String read(InputStream in) throws IOException {
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
    }
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
