package app.tune.studio.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests as a client sends them, with nothing of ours in between. */
final class Wire {

  static final Duration CEILING = Duration.ofSeconds(60);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Wire() {}

  static HttpRequest.Builder request(TuneStudioServer server) {
    return HttpRequest.newBuilder(URI.create(server.url()))
        .timeout(CEILING)
        .header("Authorization", server.apiKey())
        .header("Content-Type", "application/json");
  }

  static HttpResponse<String> post(TuneStudioServer server, String body) throws Exception {
    return send(request(server).POST(BodyPublishers.ofString(body)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** The bytes of a request, for raw sockets. */
  static String raw(TuneStudioServer server, String body) {
    return "POST "
        + server.path()
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
        + server.apiKey()
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
