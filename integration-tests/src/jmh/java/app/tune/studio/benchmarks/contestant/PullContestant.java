package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The floor: the JDK's client by hand, the body as an input stream. */
final class PullContestant implements Contestant {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uri;

  PullContestant(String url) {
    this.uri = URI.create(url + "/completions");
  }

  private InputStream send(byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer key")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("status " + response.statusCode());
      }
      return response.body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public String complete(String prompt) {
    try {
      return text(prompt);
    } catch (UncheckedIOException lost) {
      // With threads of its own the client of 17 now and then closes a connection that it has just
      // taken out of its pool.
      return text(prompt);
    }
  }

  private String text(String prompt) {
    try (InputStream in = send(TokenParser.request(prompt, false))) {
      return TokenParser.text(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stream(String prompt, Tokens tokens) {
    EventLines lines = new EventLines(tokens);
    try (InputStream in = send(TokenParser.request(prompt, true))) {
      while (lines.read(in)) {
        // to the end of the body, so that the connection can be used again
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (!lines.isDone()) {
      throw new IllegalStateException("cut");
    }
  }

  @Override
  public AutoCloseable open(String prompt) {
    boolean[] seen = new boolean[1];
    EventLines lines = new EventLines(stamp -> seen[0] = true);
    InputStream in = send(TokenParser.request(prompt, true));
    try {
      while (!seen[0] && lines.read(in)) {
        // up to the first token
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return in;
  }

  @Override
  public void close() {
    // 17 has no close()
  }
}
