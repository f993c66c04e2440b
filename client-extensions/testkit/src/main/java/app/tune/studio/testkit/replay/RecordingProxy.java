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
 * Stands between a client and a real server, hands everything on as it comes, and writes each
 * request with its answer to a file that {@link ReplayServer} can serve later. The files are JSON,
 * to be read and kept with the tests.
 *
 * <p>Keys stay out of them: of a request's headers only {@code Accept} and {@code Content-Type} are
 * written, cookies are dropped, and where the credentials of the request turn up in a target, a
 * body or an answer (and have 8 characters or more), they are replaced. What else is secret in a
 * prompt or an answer is written.
 *
 * <p>Bodies are asked for without compression and sent to the client in chunks; one that only the
 * end of the connection ends is sent, and recorded, as such, since it may have been cut. Redirects
 * are not followed. A server that cannot be reached becomes a 502, which is not recorded. Safe for
 * use by many threads.
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
   * Starts a proxy on a free port of 127.0.0.1.
   *
   * @param target the base URL of the real server, {@code http} or {@code https}
   * @param directory where files are written, numbered on from those that are there; made if
   *     missing
   * @return the proxy, to be closed
   * @throws IllegalArgumentException if the target is not such a URL
   * @throws IOException if the directory cannot be made or read
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

  /** {@return the base URL to give to the client instead of the real server's} */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** {@return the files written so far, in the order in which the answers ended} */
  public List<Path> files() {
    return directory.written();
  }

  /** {@return what went wrong between the proxy and the real server} */
  public List<String> problems() {
    return server.problems();
  }

  /** Closes the proxy; answers on their way are cut. */
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
