package app.tune.studio.client;

import app.tune.studio.client.internal.concurrent.SerialTask;
import app.tune.studio.client.stream.CompletionAccumulator;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes a published stream on to a listener and a future, each of which gets one end.
 *
 * <p>The listener is called by one thread at a time: whoever ends the stream from outside while a
 * chunk is told leaves the telling of the end to that thread.
 */
final class ListeningSubscriber implements Subscriber<TextCompletionChunk> {

  private static final Runnable TOLD = () -> {};

  private final StreamListener listener;
  private final CompletionAccumulator accumulator = new CompletionAccumulator();
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private final SerialTask telling = new SerialTask(this::tellEnd, Runnable::run);
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
    telling.hold();
    try {
      if (end.get() == null) {
        accumulator.add(chunk);
        listener.onChunk(chunk);
      }
    } catch (RuntimeException | Error thrown) {
      cancelCall();
      end.compareAndSet(null, () -> tellFailure(thrown));
    } finally {
      telling.release();
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(() -> tellFailure(failure));
  }

  @Override
  public void onComplete() {
    end(this::tellCompletion);
  }

  private void end(Runnable how) {
    if (end.compareAndSet(null, how)) {
      telling.trigger();
    }
  }

  private void tellEnd() {
    Runnable how = end.getAndUpdate(known -> known == null ? null : TOLD);
    if (how != null) {
      how.run();
    }
  }

  private void tellFailure(Throwable failure) {
    try {
      listener.onError(failure);
    } finally {
      future.completeExceptionally(failure);
    }
  }

  private void tellCompletion() {
    TextCompletion completion = accumulator.completion();
    try {
      listener.onComplete(completion);
    } finally {
      future.complete(completion);
    }
  }

  private void cancelCall() {
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  private void giveUp(Throwable why) {
    cancelCall();
    end(() -> listener.onError(why));
  }

  private final class Future extends CompletableFuture<TextCompletion> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled) {
        giveUp(new CancellationException("the stream was cancelled"));
      }
      return cancelled;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
      boolean completed = super.completeExceptionally(failure);
      if (completed) {
        giveUp(failure); // by whoever holds the future, as orTimeout(…) does
      }
      return completed;
    }
  }
}
