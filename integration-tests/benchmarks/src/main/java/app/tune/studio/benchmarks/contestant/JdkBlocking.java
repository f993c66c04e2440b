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

/** The baseline: the JDK's client by hand, the body as an input stream. */
final class JdkBlocking implements BlockingContestant {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uri;

  JdkBlocking(String url) {
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
      // The client of JDK 17 occasionally closes a connection that it has just taken from its pool.
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
  public void stream(String prompt, TokenListener listener) {
    try (InputStream in = send(TokenParser.request(prompt, true))) {
      new EventReader(listener).readAll(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public AutoCloseable open(String prompt) {
    InputStream in = send(TokenParser.request(prompt, true));
    try {
      EventReader.readFirst(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return in;
  }

  @Override
  public void close() {
    // has no close() before JDK 21
  }
}
