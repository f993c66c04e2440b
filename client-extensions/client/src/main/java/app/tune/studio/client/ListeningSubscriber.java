package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallFuture;
import app.tune.studio.client.internal.concurrent.SerialTask;
import app.tune.studio.client.internal.stream.ChunkDelivery;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes a published stream on to a listener and a future; each is completed exactly once.
 *
 * <p>The listener is called by one thread at a time: if the future is completed while a chunk is
 * being delivered, the delivering thread makes the terminal callback.
 */
final class ListeningSubscriber<C, R> implements Subscriber<C> {

  private static final Runnable DONE = () -> {};

  private final StreamListener<? super C, ? super R> listener;
  private final Executor executor;
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private final SerialTask callbacks = new SerialTask(this::runEnd, Runnable::run);
  private final CallFuture<R> future = new CallFuture<>();
  private volatile @Nullable Subscription subscription;

  ListeningSubscriber(StreamListener<? super C, ? super R> listener, Executor executor) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.executor = executor;
    future.endsBy(this::endFromOutside);
  }

  CompletableFuture<R> future() {
    return future;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(C chunk) {
    callbacks.hold();
    try {
      if (end.get() == null) {
        listener.onChunk(chunk);
      }
    } catch (Throwable thrown) {
      cancelCall();
      end(() -> fail(thrown));
    } finally {
      callbacks.release();
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(() -> fail(failure));
  }

  @Override
  public void onComplete() {
    end(this::complete);
  }

  private void end(Runnable how) {
    if (end.compareAndSet(null, how)) {
      callbacks.trigger();
    }
  }

  private void runEnd() {
    Runnable how = end.getAndUpdate(known -> known == null ? null : DONE);
    if (how != null) {
      how.run();
    }
  }

  private void fail(Throwable failure) {
    try {
      listener.onError(failure);
    } finally {
      future.settleExceptionally(failure);
    }
  }

  private void complete() {
    R response;
    try {
      response = response();
    } catch (Throwable unusable) {
      fail(unusable);
      return;
    }
    try {
      listener.onComplete(response);
    } finally {
      future.settle(response);
    }
  }

  @SuppressWarnings("unchecked") // subscription and accumulator belong to this endpoint
  private R response() {
    ChunkDelivery<C> delivery = (ChunkDelivery<C>) Objects.requireNonNull(subscription);
    return (R) Objects.requireNonNull(delivery.reader()).response();
  }

  private void cancelCall() {
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  /**
   * Called when the future was cancelled or completed by its holder, or by a thread of the JDK, as
   * by {@code orTimeout}, which the listener must not occupy.
   */
  private void endFromOutside() {
    cancelCall();
    if (end.compareAndSet(null, () -> listener.onError(reason()))) {
      executor.execute(callbacks::trigger);
    }
  }

  private Throwable reason() {
    return future.isCompletedExceptionally() && !future.isCancelled()
        ? future.handle((value, failure) -> failure).join()
        : new CancellationException("the stream was cancelled");
  }
}
