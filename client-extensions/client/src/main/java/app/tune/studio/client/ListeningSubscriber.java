package app.tune.studio.client;

import app.tune.studio.client.stream.CompletionAccumulator;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Passes a published stream on to a listener and a future, each of which gets one end. */
final class ListeningSubscriber implements Subscriber<TextCompletionChunk> {

  private final StreamListener listener;
  private final CompletionAccumulator accumulator = new CompletionAccumulator();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Future future = new Future();
  private volatile @Nullable Subscription subscription;

  ListeningSubscriber(StreamListener listener) {
    this.listener = listener;
  }

  CompletableFuture<TextCompletion> future() {
    return future;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(TextCompletionChunk chunk) {
    if (ended.get()) {
      return;
    }
    try {
      accumulator.add(chunk);
      listener.onChunk(chunk);
    } catch (RuntimeException | Error thrown) {
      cancelCall();
      onError(thrown);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (ended.compareAndSet(false, true)) {
      try {
        listener.onError(failure);
      } finally {
        future.completeExceptionally(failure);
      }
    }
  }

  @Override
  public void onComplete() {
    if (ended.compareAndSet(false, true)) {
      TextCompletion completion = accumulator.completion();
      try {
        listener.onComplete(completion);
      } finally {
        future.complete(completion);
      }
    }
  }

  private void cancelCall() {
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  private final class Future extends CompletableFuture<TextCompletion> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled) {
        cancelCall();
        onError(new CancellationException("the stream was cancelled"));
      }
      return cancelled;
    }
  }
}
