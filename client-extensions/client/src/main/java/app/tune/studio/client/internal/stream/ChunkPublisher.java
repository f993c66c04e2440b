package app.tune.studio.client.internal.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Publishes one stream to one subscriber with back-pressure (Reactive Streams 1.0.4).
 *
 * <p>Nothing is sent before the subscription. A second subscriber gets an error rather than a
 * second, billed request.
 */
public final class ChunkPublisher<C> implements Publisher<C> {

  private final Function<ChunkDelivery<C>, Runnable> start;
  private final Executor executor;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /**
   * Creates a publisher.
   *
   * @param start starts the call, which notifies the delivery, and returns an action that ends it
   * @param executor runs the subscriber's methods
   */
  public ChunkPublisher(Function<ChunkDelivery<C>, Runnable> start, Executor executor) {
    this.start = start;
    this.executor = executor;
  }

  @Override
  public void subscribe(Subscriber<? super C> subscriber) {
    if (subscriber == null) {
      throw new NullPointerException("subscriber"); // rule 1.9
    }
    if (!subscribed.compareAndSet(false, true)) {
      subscriber.onSubscribe(new NoSubscription());
      subscriber.onError(
          new IllegalStateException("a stream has one subscriber; publish again for another call"));
      return;
    }
    ChunkDelivery<C> delivery = new ChunkDelivery<>(subscriber, executor);
    delivery.begin(start);
  }

  private static final class NoSubscription implements Subscription {
    @Override
    public void request(long n) {
      // nothing will arrive
    }

    @Override
    public void cancel() {
      // nothing is pending
    }
  }
}
