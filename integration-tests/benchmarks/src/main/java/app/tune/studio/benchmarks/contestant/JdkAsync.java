package app.tune.studio.benchmarks.contestant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The JDK's asynchronous client by hand: parses on the client's own thread, as bytes arrive. */
final class JdkAsync implements AsyncContestant {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run).build();
  private final URI uri;

  JdkAsync(String url) {
    this.uri = URI.create(url + "/completions");
  }

  private HttpRequest request(byte[] body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer key")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  @Override
  public CompletableFuture<String> complete(String prompt) {
    return client
        .sendAsync(
            request(TokenParser.request(prompt, false)),
            head -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), JdkAsync::text))
        .thenApply(HttpResponse::body);
  }

  private static String text(byte[] body) {
    try {
      return TokenParser.text(new ByteArrayInputStream(body));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    return client
        .sendAsync(
            request(TokenParser.request(prompt, true)),
            head -> new Subscriber(new EventReader(listener)))
        .thenApply(HttpResponse::body);
  }

  @Override
  public void close() {
    // has no close() before JDK 21
  }

  private static final class Subscriber implements BodySubscriber<Void> {

    private final EventReader events;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    Subscriber(EventReader events) {
      this.events = events;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return end;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      try {
        for (ByteBuffer buffer : buffers) {
          events.add(buffer);
        }
      } catch (IOException failure) {
        end.completeExceptionally(failure);
      }
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      try {
        events.requireDone();
        end.complete(null);
      } catch (IllegalStateException truncated) {
        end.completeExceptionally(truncated);
      }
    }
  }
}
