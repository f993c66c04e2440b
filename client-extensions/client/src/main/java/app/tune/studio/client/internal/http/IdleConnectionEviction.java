package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.Timeout;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;

/** Closes idle connections periodically, as long as there may be any. */
final class IdleConnectionEviction implements Timeout {

  private final TimeoutWatcher watcher;
  private final Duration keepAlive;
  private final ConnPoolControl<?> connections;
  private final Runnable closeLost;
  private final AtomicBoolean planned = new AtomicBoolean();
  private volatile long due;

  /**
   * Creates an eviction that is not scheduled yet.
   *
   * @param closeLost closes connections that are not in the pool, and belong to nobody
   */
  IdleConnectionEviction(
      TimeoutWatcher watcher,
      Duration keepAlive,
      ConnPoolControl<?> connections,
      Runnable closeLost) {
    this.watcher = watcher;
    this.keepAlive = keepAlive;
    this.connections = connections;
    this.closeLost = closeLost;
  }

  /** Called before a connection is used, since it may be idle later. */
  void connectionUsed() {
    if (!planned.get() && planned.compareAndSet(false, true)) {
      due = watcher.clock().nanoTime() + keepAlive.toNanos();
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
    connections.closeExpired();
    connections.closeIdle(TimeValue.of(keepAlive));
    closeLost.run();
    PoolStats left = connections.getTotalStats();
    if (left.getAvailable() + left.getLeased() > 0) {
      connectionUsed();
    }
  }

  @Override
  public boolean isOfConnection() {
    return true;
  }
}
