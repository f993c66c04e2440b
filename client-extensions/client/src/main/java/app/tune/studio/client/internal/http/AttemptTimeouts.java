package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.internal.time.Timeout;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * The timeouts of one attempt: until the head, then between two reads of the body.
 *
 * <p>The idle timeout runs only while bytes are awaited: the time that a slow reader takes does not
 * count.
 */
public final class AttemptTimeouts implements Timeout {

  private final TimeoutWatcher watcher;
  private final Duration firstByte;
  private final Duration idle;
  private final BiConsumer<Phase, Duration> onTimeout;
  private volatile boolean awaiting;
  private volatile boolean headReceived;
  private volatile long since;

  /**
   * Creates the timeouts of one attempt.
   *
   * @param onTimeout receives, once, which timeout fired and its value
   */
  public AttemptTimeouts(
      TimeoutWatcher watcher,
      Duration firstByte,
      Duration idle,
      BiConsumer<Phase, Duration> onTimeout) {
    this.watcher = watcher;
    this.firstByte = firstByte;
    this.idle = idle;
    this.onTimeout = onTimeout;
  }

  TimeoutWatcher watcher() {
    return watcher;
  }

  /** Starts to wait for the head. */
  public void start() {
    since = watcher.clock().nanoTime();
    awaiting = true;
    watcher.add(this);
  }

  /** The head has arrived: from now on the idle timeout counts. */
  public void headReceived() {
    awaiting = false;
    headReceived = true;
  }

  /** Bytes of the body are awaited from now on. */
  public void awaitBytes() {
    since = watcher.clock().nanoTime();
    awaiting = true;
    watcher.wakeAt(dueNanos());
  }

  /** Bytes of the body have arrived, and nothing more is awaited for now. */
  public void bytesReceived() {
    awaiting = false;
  }

  /** The attempt is over. */
  public void stop() {
    awaiting = false;
    watcher.remove(this);
  }

  @Override
  public long dueNanos() {
    long start = since; // first: the time of an earlier wait would fire too soon
    return awaiting ? start + limit().toNanos() : NEVER;
  }

  @Override
  public void expire() {
    onTimeout.accept(headReceived ? Phase.IDLE : Phase.FIRST_BYTE, limit());
  }

  private Duration limit() {
    return headReceived ? idle : firstByte;
  }
}
