package app.tune.studio.benchmarks.contestant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The limit: the JDK's client by hand, read where the bytes arrive, on the client's one thread. */
final class PushContestant implements Contestant {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run).build();
  private final URI uri;

  PushContestant(String url) {
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
  public String complete(String prompt) {
    return client
        .sendAsync(
            request(TokenParser.request(prompt, false)),
            head -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), PushContestant::text))
        .join()
        .body();
  }

  private static String text(byte[] body) {
    try {
      return TokenParser.text(new ByteArrayInputStream(body));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stream(String prompt, Tokens tokens) {
    start(prompt, tokens).join();
  }

  @Override
  public CompletableFuture<?> start(String prompt, Tokens tokens) {
    return client.sendAsync(
        request(TokenParser.request(prompt, true)), head -> new Reader(new EventLines(tokens)));
  }

  @Override
  public void close() {
    // 17 has no close()
  }

  private static final class Reader implements BodySubscriber<Void> {

    private final EventLines lines;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Reader(EventLines lines) {
      this.lines = lines;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return over;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      try {
        for (ByteBuffer buffer : buffers) {
          lines.add(buffer);
        }
      } catch (IOException failure) {
        over.completeExceptionally(failure);
      }
    }

    @Override
    public void onError(Throwable failure) {
      over.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      if (lines.isDone()) {
        over.complete(null);
      } else {
        over.completeExceptionally(new IllegalStateException("cut"));
      }
    }
  }
}
