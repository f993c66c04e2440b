package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.concurrent.Threads;
import app.tune.studio.testkit.internal.http.HttpListener;
import app.tune.studio.testkit.internal.http.MalformedRequestException;
import app.tune.studio.testkit.internal.http.RequestParser;
import app.tune.studio.testkit.internal.http.ServerLog;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP proxy on the loopback interface, to test that a client uses one: forwards
 * absolute-form requests to {@code http} servers, and opens tunnels for {@code CONNECT}. Serves one
 * request per connection, and requires no credentials. Thread-safe.
 */
public final class ForwardProxy implements AutoCloseable {
  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "proxy-authorization",
          "proxy-connection",
          "transfer-encoding");
  private static final int HTTP_PORT = 80;

  private final ServerSocket listener;
  private final ServerLog log = new ServerLog();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private volatile boolean closed;

  private ForwardProxy() throws IOException {
    this.listener = new ServerSocket(0, 0, HttpListener.loopback());
    this.threads = Threads.start("forward-proxy-" + listener.getLocalPort());
    threads.execute(this::accept);
  }

  /**
   * Starts a proxy on a free port on 127.0.0.1.
   *
   * @return the proxy, to be closed
   */
  public static ForwardProxy start() {
    try {
      return new ForwardProxy();
    } catch (IOException e) {
      throw new UncheckedIOException("no port to listen on", e);
    }
  }

  /** {@return the address, as expected by {@link java.net.ProxySelector#of}} */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /**
   * {@return the next request not yet taken, in absolute form or a {@code CONNECT}}
   *
   * @param limit the maximum time to wait
   */
  public RecordedRequest takeRequest(Duration limit) {
    return log.takeRequest(limit);
  }

  /** {@return all requests so far, without those inside tunnels} */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /** {@return the problems so far, such as unreachable servers} */
  public List<String> problems() {
    return log.problems();
  }

  /** Closes the proxy and all connections through it. */
  @Override
  public void close() {
    closed = true;
    close(listener);
    sockets.forEach(this::close);
    threads.shutdownNow();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        problem(e);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      RequestParser parser = new RequestParser(Integer.MAX_VALUE, log.connectionOpened());
      RecordedRequest request = read(client.getInputStream(), parser);
      if (request != null) {
        log.exchangeBegan(request);
        forward(request, parser.takeRest(), client);
      }
    } catch (IOException | MalformedRequestException | IllegalArgumentException e) {
      problem(e);
    } finally {
      sockets.remove(client);
    }
  }

  /** Reads a request, or returns null if the client disconnects before its end. */
  private static @Nullable RecordedRequest read(InputStream in, RequestParser parser)
      throws IOException, MalformedRequestException {
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      parser.add(ByteBuffer.wrap(buffer, 0, count));
      RecordedRequest request = parser.next();
      if (request != null) {
        return request;
      }
    }
    return null;
  }

  private void forward(RecordedRequest request, byte[] rest, Socket client) throws IOException {
    boolean tunnel = request.method().equals("CONNECT");
    URI target = URI.create(tunnel ? "tunnel://" + request.target() : request.target());
    int port = target.getPort() < 0 ? HTTP_PORT : target.getPort();
    try (Socket server = new Socket(target.getHost(), port)) {
      sockets.add(server);
      if (tunnel) {
        client.getOutputStream().write(ESTABLISHED);
      } else {
        server.getOutputStream().write(originForm(request, target));
        server.getOutputStream().write(request.body());
      }
      server.getOutputStream().write(rest);
      InputStream fromClient = client.getInputStream();
      threads.execute(() -> pump(fromClient, server));
      server.getInputStream().transferTo(client.getOutputStream());
      sockets.remove(server);
    }
  }

  /** Forwards the client's bytes, and disconnects from the server when the client disconnects. */
  private void pump(InputStream fromClient, Socket server) {
    try {
      fromClient.transferTo(server.getOutputStream());
    } catch (IOException e) {
      problem(e);
    } finally {
      close(server);
    }
  }

  private static byte[] originForm(RecordedRequest request, URI target) {
    StringBuilder head = new StringBuilder(request.method()).append(' ');
    head.append(target.getRawPath());
    head.append(target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    head.append(" HTTP/1.1\r\n");
    request.headerLines().stream()
        .filter(line -> !OF_THE_CONNECTION.contains(line.getKey().toLowerCase(Locale.ROOT)))
        .forEach(line -> head.append(line.getKey() + ": " + line.getValue() + "\r\n"));
    head.append("Content-Length: ").append(request.body().length);
    head.append("\r\nConnection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      problem(e);
    }
  }

  private void problem(Exception e) {
    if (!closed) {
      log.problem(e.toString());
    }
  }
}
