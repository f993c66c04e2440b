package app.tune.studio.testkit.replay;

import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.replay.HopByHop;
import app.tune.studio.testkit.internal.replay.ProxiedExchange;
import app.tune.studio.testkit.internal.replay.RecordingDirectory;
import app.tune.studio.testkit.internal.replay.UpstreamBody;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;

/**
 * A proxy between a client and a real server that forwards everything as it arrives, and writes
 * each request with its response to a file that {@link ReplayServer} can serve later. The files are
 * readable JSON, to be kept with the tests.
 *
 * <p>Keys are not recorded: of the request headers only {@code Accept} and {@code Content-Type} are
 * written, cookies are dropped, and credentials of the request (of 8 characters or more) that occur
 * in a target, a body or a response are replaced. Other secrets in prompts or responses are
 * recorded.
 *
 * <p>Bodies are requested uncompressed and forwarded in chunks. A body delimited by the end of the
 * connection is forwarded and recorded as such, since it may be truncated. Redirects are not
 * followed. If the server is unreachable the client gets a 502, which is not recorded. Thread-safe.
 */
public final class RecordingProxy implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final String target;
  private final RecordingDirectory directory;
  private final ScriptedServer server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  private RecordingProxy(String target, RecordingDirectory directory) {
    this.target = target;
    this.directory = directory;
    this.server = ScriptedServer.start();
    server.handler(request -> Answer.deferred(() -> forward(request)));
  }

  /**
   * Starts a proxy on a free port on 127.0.0.1.
   *
   * @param target the base URL of the real server, {@code http} or {@code https}
   * @param directory where files are written, numbered after the existing ones; created if missing
   * @return the proxy, to be closed
   * @throws IllegalArgumentException if the target is not an HTTP URL
   * @throws IOException if the directory cannot be created or read
   */
  public static RecordingProxy start(String target, Path directory) throws IOException {
    URI uri = URI.create(target);
    if (uri.getHost() == null
        || !Set.of("http", "https").contains(uri.getScheme())
        || uri.getRawQuery() != null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "target must be an http or https URL without user and query");
    }
    String base = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    return new RecordingProxy(base, RecordingDirectory.forWriting(directory));
  }

  /** {@return the base URL for the client, in place of the real server's} */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** {@return the files written so far, in the order in which the responses ended} */
  public List<Path> files() {
    return directory.written();
  }

  /** {@return the problems between the proxy and the real server} */
  public List<String> problems() {
    return server.problems();
  }

  /** Closes the proxy; pending responses are truncated. */
  @Override
  public void close() {
    server.close();
  }

  private Answer forward(RecordedRequest request) throws InterruptedException {
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response;
    try {
      response = client.send(copy(request), BodyHandlers.ofPublisher());
    } catch (IOException e) {
      return Answer.status(502)
          .contentType(MediaType.TEXT)
          .body("RecordingProxy: no answer from " + target + ": " + e);
    }
    ProxiedExchange exchange = ProxiedExchange.of(request, response);
    UpstreamBody body =
        new UpstreamBody(
            exchange.ending(),
            (bytes, ending) -> directory.write(exchange.recording(bytes, ending)));
    response.body().subscribe(body);
    return exchange.answer(body);
  }

  private HttpRequest copy(RecordedRequest request) {
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(URI.create(target + request.target()))
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    for (Map.Entry<String, String> header : request.headerLines()) {
      if (!HopByHop.ofRequest(header.getKey())) {
        copy.header(header.getKey(), header.getValue());
      }
    }
    return copy.build();
  }
}
