package app.tune.studio.client.internal.stream;

import app.tune.studio.client.internal.concurrent.SerialTask;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the chunks of one stream to its subscriber: one signal at a time, no more than
 * requested, exactly one terminal signal.
 *
 * <p>Every possible cause of progress (a request, received bytes, the start of the stream) only
 * triggers one task, which runs on the executor.
 */
public final class ChunkDelivery<C> implements Subscription {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");
  private static final Runnable NOTHING = () -> {};

  private final Subscriber<? super C> subscriber;
  private final SerialTask delivery;
  private final AtomicLong demand = new AtomicLong();
  private volatile @Nullable ChunkReader<C> reader;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean cancelled;
  private volatile Runnable cancelCall = NOTHING;
  private boolean ended;

  /** A chunk read ahead of demand, so that the end is signalled as soon as it is known. */
  private @Nullable C ahead;

  ChunkDelivery(Subscriber<? super C> subscriber, Executor executor) {
    this.subscriber = subscriber;
    this.delivery = new SerialTask(this::deliver, executor);
  }

  void begin(Function<ChunkDelivery<C>, Runnable> start) {
    delivery.hold(); // nothing is delivered while onSubscribe runs (rule 1.3)
    subscriber.onSubscribe(this);
    if (!isGivenUp()) {
      try {
        cancelCall = start.apply(this);
      } catch (Throwable refused) {
        onFailure(refused);
      }
    }
    delivery.release();
    if (isGivenUp()) {
      cancelCall.run();
    }
  }

  private boolean isGivenUp() {
    return cancelled || failure.get() != null;
  }

  /** Called on the executor when the head of a success response has arrived; chunks follow. */
  public void onChunks(ChunkReader<C> chunks) {
    delivery.triggerHere(
        () -> {
          reader = chunks;
          chunks.onReadable(delivery::trigger);
          if (isGivenUp()) {
            cancelCall.run();
          }
        });
  }

  /** Called when there will be no chunks; the subscriber receives the failure. */
  public void onFailure(Throwable why) {
    failure.compareAndSet(null, why); // the first one counts: ending the call is another failure
    delivery.trigger();
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      failure.compareAndSet(
          null, new IllegalArgumentException("request: must be at least 1, was " + n)); // rule 3.9
      cancelCall.run();
    } else {
      demand.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
      if (reader == null) {
        return; // the head triggers the delivery
      }
    }
    delivery.trigger();
  }

  @Override
  public void cancel() {
    cancelled = true;
    cancelCall.run();
  }

  /** Returns the reader of the chunks, or null if the head has not arrived. */
  public @Nullable ChunkReader<C> reader() {
    return reader;
  }

  private void deliver() {
    try {
      while (!ended && !cancelled) {
        Throwable refused = failure.get();
        ChunkReader<C> chunks = reader;
        if (refused != null) {
          end(refused);
        } else if (chunks == null || !deliverNext(chunks)) {
          return;
        }
      }
    } catch (Throwable thrown) {
      // a subscriber must not throw (rule 2.13): cancel its subscription, close the connection
      ended = true;
      cancel();
      LOG.warn("a callback threw", thrown);
    }
  }

  /** Delivers a chunk or the end; returns false if there is nothing to deliver now. */
  private boolean deliverNext(ChunkReader<C> chunks) {
    C chunk = ahead;
    ahead = null;
    if (chunk == null) {
      try {
        chunk = chunks.poll();
      } catch (RuntimeException | Error failed) {
        Throwable earlier = failure.get(); // a refused demand, which ended the call
        end(earlier != null ? earlier : failed);
        return true;
      }
    }
    if (chunk == null) {
      if (chunks.isComplete()) {
        end(null);
        return true;
      }
      return false;
    }
    if (demand.get() == 0) {
      ahead = chunk;
      return false;
    }
    if (demand.get() != Long.MAX_VALUE) {
      demand.decrementAndGet();
    }
    subscriber.onNext(chunk);
    return true;
  }

  private void end(@Nullable Throwable how) {
    ended = true;
    if (how == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(how);
    }
  }
}
