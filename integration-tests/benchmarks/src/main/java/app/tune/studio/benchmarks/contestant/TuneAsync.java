package app.tune.studio.benchmarks.contestant;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Our asynchronous calls: {@code createAsync} and {@code publish}. */
final class TuneAsync implements AsyncContestant {

  private final TuneStudioClient tune;

  TuneAsync(TuneStudioClient tune) {
    this.tune = tune;
  }

  @Override
  public CompletableFuture<String> complete(String prompt) {
    return tune.textCompletions()
        .createAsync(r -> r.model("user/model").prompt(prompt))
        .thenApply(TextCompletion::text);
  }

  @Override
  public CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    ChunkSubscriber subscriber = new ChunkSubscriber(listener);
    subscribe(prompt, subscriber);
    return subscriber.end;
  }

  private void subscribe(String prompt, ChunkSubscriber subscriber) {
    tune.textCompletions().publish(r -> r.model("user/model").prompt(prompt)).subscribe(subscriber);
  }

  @Override
  public AutoCloseable open(String prompt) {
    CompletableFuture<Void> first = new CompletableFuture<>();
    ChunkSubscriber subscriber = new ChunkSubscriber(timestamp -> first.complete(null));
    subscribe(prompt, subscriber);
    subscriber.end.whenComplete(
        (done, failure) -> first.completeExceptionally(new IllegalStateException(failure)));
    first.join();
    return subscriber.subscription::cancel;
  }

  @Override
  public void close() {
    tune.close();
  }

  private static final class ChunkSubscriber implements Subscriber<TextCompletionChunk> {

    private final TokenListener listener;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile Subscription subscription;

    ChunkSubscriber(TokenListener listener) {
      this.listener = listener;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(TextCompletionChunk chunk) {
      TuneBlocking.deliver(chunk, listener);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }
}
