package app.tune.studio.client.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches many timeouts with one scheduled task.
 *
 * <p>A timeout that moves with every byte read must cost nothing to move. So nothing is scheduled
 * per timeout: one wake-up, at the earliest time at which any of them can fire, asks all of them.
 */
public final class TimeoutWatcher {

  private static final Runnable NOTHING = () -> {};

  private final Clock clock;
  private final Set<Timeout> timeouts = ConcurrentHashMap.newKeySet();
  private final AtomicLong wakeUp = new AtomicLong(Timeout.NEVER);
  private Runnable cancelWakeUp = NOTHING;
  private volatile boolean closed;

  /** Creates a watcher that reads this clock. */
  public TimeoutWatcher(Clock clock) {
    this.clock = clock;
  }

  /** Returns the clock that timeouts are measured with. */
  public Clock clock() {
    return clock;
  }

  /** Returns how many timeouts are watched. */
  public int size() {
    return timeouts.size();
  }

  /** Begins to watch a timeout. */
  public void add(Timeout timeout) {
    timeouts.add(timeout);
    wakeAt(timeout.dueNanos());
    if (closed) {
      timeouts.removeIf(Timeout::isOfConnection);
    }
  }

  /** Stops watching a timeout. */
  public void remove(Timeout timeout) {
    timeouts.remove(timeout);
  }

  /** Announces that a timeout may now fire earlier than it could before. */
  public void wakeAt(long due) {
    if (due == Timeout.NEVER) {
      return;
    }
    long planned = wakeUp.get();
    while (planned == Timeout.NEVER || due - planned < 0) {
      if (wakeUp.compareAndSet(planned, due)) {
        planWakeUp(due);
        return;
      }
      planned = wakeUp.get();
    }
  }

  /**
   * The wake-up that was planned before is given up: it would keep the clock's thread for nothing.
   */
  private synchronized void planWakeUp(long due) {
    cancelWakeUp.run();
    cancelWakeUp = clock.schedule(due - clock.nanoTime(), () -> look(due));
    if (closed && timeouts.isEmpty()) {
      cancelWakeUp.run();
    }
  }

  private void look(long planned) {
    if (!wakeUp.compareAndSet(planned, Timeout.NEVER)) {
      return; // an earlier wake-up was planned meanwhile and has taken this one's place
    }
    long now = clock.nanoTime();
    long next = Timeout.NEVER;
    List<Timeout> expired = new ArrayList<>();
    for (Timeout timeout : timeouts) {
      long due = timeout.dueNanos();
      if (due == Timeout.NEVER) {
        continue;
      }
      if (due - now <= 0) {
        expired.add(timeout);
      } else if (next == Timeout.NEVER || due - next < 0) {
        next = due;
      }
    }
    wakeAt(next);
    expired.forEach(this::expire);
  }

  private void expire(Timeout timeout) {
    if (timeouts.remove(timeout)) {
      timeout.expire();
    }
  }

  /**
   * Gives up the planned wake-up, so that the clock's thread is not kept for it. Transports that
   * are closed at once report no end of a body that was being drained, so that is forgotten here.
   */
  public synchronized void close() {
    closed = true;
    timeouts.removeIf(Timeout::isOfConnection);
    cancelWakeUp.run();
    wakeUp.set(Timeout.NEVER);
  }
}
