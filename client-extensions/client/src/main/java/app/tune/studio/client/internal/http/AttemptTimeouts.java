package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.internal.time.Timeout;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * The timeouts of one attempt: first byte, then idle between two reads of the body.
 *
 * <p>The idle timeout runs only while bytes are awaited; a slow reader does not cause it to fire.
 */
public final class AttemptTimeouts implements Timeout {

  private final TimeoutWatcher watcher;
  private final Duration firstByte;
  private final Duration idle;
  private final BiConsumer<Phase, Duration> onTimeout;
  private volatile boolean headReceived;
  private volatile long due = NEVER;

  /**
   * Creates the timeouts of one attempt.
   *
   * @param onTimeout receives the timeout that fired and its value, once
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

  Duration firstByteTimeout() {
    return firstByte;
  }

  TimeoutWatcher watcher() {
    return watcher;
  }

  /** Starts the first-byte timeout. */
  public void start() {
    due = watcher.clock().nanoTime() + firstByte.toNanos();
    watcher.add(this);
  }

  /** Called when the head has arrived; from then on the idle timeout applies. */
  public void headReceived() {
    due = NEVER;
    headReceived = true;
  }

  /** Called when the wait for bytes of the body begins. */
  public void awaitBytes() {
    long next = watcher.clock().nanoTime() + limit().toNanos();
    due = next;
    watcher.wakeAt(next);
  }

  /** Called when bytes of the body have arrived and the wait is over. */
  public void bytesReceived() {
    due = NEVER;
  }

  /** Stops all timeouts at the end of the attempt. */
  public void stop() {
    due = NEVER;
    watcher.remove(this);
  }

  @Override
  public long dueNanos() {
    return due;
  }

  @Override
  public void expire() {
    onTimeout.accept(headReceived ? Phase.IDLE : Phase.FIRST_BYTE, limit());
  }

  private Duration limit() {
    return headReceived ? idle : firstByte;
  }
}
