package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.Timeout;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Limits how many bytes are drained, and for how long, to make a connection reusable. */
final class DrainTimeout implements Timeout {

  static final int MAX_BYTES = 8 * 1024;
  static final long NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final TimeoutWatcher watcher;
  private final Runnable giveUp;
  private final long due;
  private final AtomicInteger dropped = new AtomicInteger();

  DrainTimeout(TimeoutWatcher watcher, Runnable giveUp) {
    this.watcher = watcher;
    this.giveUp = giveUp;
    this.due = watcher.clock().nanoTime() + NANOS;
  }

  void start() {
    watcher.add(this);
  }

  void stop() {
    watcher.remove(this);
  }

  /** Counts drained bytes; gives up if there are too many. */
  void drop(int bytes) {
    if (dropped.addAndGet(bytes) > MAX_BYTES) {
      stop();
      giveUp.run();
    }
  }

  @Override
  public long dueNanos() {
    return due;
  }

  @Override
  public void expire() {
    giveUp.run();
  }

  @Override
  public boolean isOfConnection() {
    return true;
  }
}
