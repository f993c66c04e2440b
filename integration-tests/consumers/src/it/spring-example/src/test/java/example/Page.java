package example;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a page asks the application for. */
record Page(String address) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  static Page of(int port) {
    return new Page("http://127.0.0.1:" + port);
  }

  String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Accept", path.startsWith("/actuator") ? "text/plain" : "text/event-stream")
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  /** Returns the texts of the events, as a browser reads them. */
  List<String> pieces(String way, String prompt) throws Exception {
    return get("/" + way + "?prompt=" + URLEncoder.encode(prompt, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> text(line.substring("data:".length())))
        .toList();
  }

  private static String text(String json) {
    try {
      return JSON.readTree(json).path("text").asText();
    } catch (Exception malformed) {
      throw new AssertionError(json, malformed);
    }
  }
}
