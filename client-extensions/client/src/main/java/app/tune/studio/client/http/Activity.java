package app.tune.studio.client.http;

import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.time.Watch;
import app.tune.studio.client.time.Watched;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one attempt: how long until the head, then how long between two reads.
 *
 * <p>Time in which nothing was asked for, because the reader was slow, does not count.
 */
public final class Activity implements Watched {

  private final Watch watch;
  private final Duration firstByte;
  private final Duration idle;
  private final BiConsumer<Phase, Duration> onTimeout;
  private volatile BooleanSupplier paused = () -> false;
  private volatile boolean headSeen;
  private volatile @Nullable Drain drain;
  private volatile long since;

  private record Drain(long due, Runnable close) {}

  /** Creates the clocks of one attempt; the consumer is told, once, which limit ran out. */
  public Activity(
      Watch watch, Duration firstByte, Duration idle, BiConsumer<Phase, Duration> onTimeout) {
    this.watch = watch;
    this.firstByte = firstByte;
    this.idle = idle;
    this.onTimeout = onTimeout;
  }

  /** Starts the clock that waits for the head. */
  public void start() {
    touch();
    watch.add(this);
  }

  /** The head has come: from now on the idle limit counts. */
  void head() {
    touch();
    headSeen = true;
    watch.wakeAt(dueNanos());
  }

  /** Something was read. */
  void touch() {
    since = watch.clock().nanoTime();
  }

  /** Tells how to see that the reader is behind, so that nothing is asked for and can come. */
  void pausedWhile(BooleanSupplier behind) {
    paused = behind;
  }

  /** The reader has caught up: the idle limit counts from now. */
  void resume() {
    touch();
    watch.wakeAt(dueNanos());
  }

  /** From now on only one limit counts, after which what is left of the body is given up. */
  void drain(long nanos, Runnable close) {
    drain = new Drain(watch.clock().nanoTime() + nanos, close);
    watch.add(this); // again, should the idle limit have run out at this moment
  }

  /** The attempt is over. */
  public void stop() {
    watch.remove(this);
  }

  @Override
  public long dueNanos() {
    Drain draining = drain;
    if (draining != null) {
      return draining.due;
    }
    if (paused.getAsBoolean()) {
      return NEVER;
    }
    long limit = limit().toNanos(); // first: once the head is seen, so is its time
    return since + limit;
  }

  @Override
  public void expire() {
    Drain draining = drain;
    if (draining != null) {
      draining.close.run();
    } else {
      onTimeout.accept(headSeen ? Phase.IDLE : Phase.FIRST_BYTE, limit());
    }
  }

  private Duration limit() {
    return headSeen ? idle : firstByte;
  }
}
