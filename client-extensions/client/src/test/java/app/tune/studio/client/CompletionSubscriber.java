package app.tune.studio.client;

import app.tune.studio.client.stream.CompletionAccumulator;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Asks for one chunk at a time and puts them together. */
final class CompletionSubscriber implements Subscriber<TextCompletionChunk> {

  private final CompletableFuture<TextCompletion> completion = new CompletableFuture<>();
  private final CompletionAccumulator accumulator = new CompletionAccumulator();
  private volatile Subscription subscription;

  CompletableFuture<TextCompletion> completion() {
    return completion;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(TextCompletionChunk chunk) {
    accumulator.add(chunk);
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    completion.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    try {
      completion.complete(accumulator.completion());
    } catch (RuntimeException unusable) {
      completion.completeExceptionally(unusable);
    }
  }
}
