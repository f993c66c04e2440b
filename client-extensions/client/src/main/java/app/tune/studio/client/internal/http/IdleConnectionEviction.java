package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.Timeout;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Closes idle connections from time to time, as long as there may be any. */
final class IdleConnectionEviction implements Timeout {

  private final TimeoutWatcher watcher;
  private final long period;
  private final BooleanSupplier evict;
  private final AtomicBoolean planned = new AtomicBoolean();
  private volatile long due;

  /**
   * Creates an eviction that is not planned yet.
   *
   * @param evict closes what is idle, and returns whether connections are left
   */
  IdleConnectionEviction(TimeoutWatcher watcher, Duration keepAlive, BooleanSupplier evict) {
    this.watcher = watcher;
    this.period = keepAlive.toNanos();
    this.evict = evict;
  }

  /** A connection is about to be used, and will be idle some time after. */
  void connectionUsed() {
    if (!planned.get() && planned.compareAndSet(false, true)) {
      due = watcher.clock().nanoTime() + period;
      watcher.add(this);
    }
  }

  void stop() {
    watcher.remove(this);
  }

  @Override
  public long dueNanos() {
    return due;
  }

  @Override
  public void expire() {
    planned.set(false);
    if (evict.getAsBoolean()) {
      connectionUsed();
    }
  }

  @Override
  public boolean isOfConnection() {
    return true;
  }
}
