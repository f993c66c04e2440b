package app.tune.studio.client.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches many timeouts with one scheduled task.
 *
 * <p>A timeout that changes with every byte read must be cheap to change. So timeouts are not
 * scheduled individually: one wake-up, at the earliest time at which any can fire, checks them all.
 */
public final class TimeoutWatcher {

  private static final Runnable NOTHING = () -> {};

  private final Clock clock;
  private final Set<Timeout> timeouts = ConcurrentHashMap.newKeySet();
  private final AtomicLong wakeUp = new AtomicLong(Timeout.NEVER);
  private Runnable cancelWakeUp = NOTHING;
  private volatile boolean closed;

  /** Creates a watcher with this clock. */
  public TimeoutWatcher(Clock clock) {
    this.clock = clock;
  }

  /** Returns the clock that timeouts are measured with. */
  public Clock clock() {
    return clock;
  }

  /** Returns the number of watched timeouts. */
  public int size() {
    return timeouts.size();
  }

  /** Starts watching a timeout. */
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

  /** Must be called when a timeout may fire earlier than before. */
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

  /** Cancels the previous wake-up, which would needlessly keep the clock's thread alive. */
  private synchronized void planWakeUp(long due) {
    if (wakeUp.get() != due) {
      return; // an earlier wake-up has overtaken this one
    }
    cancelWakeUp.run();
    cancelWakeUp = clock.schedule(due - clock.nanoTime(), () -> look(due));
    if (closed && timeouts.isEmpty()) {
      cancelWakeUp.run();
    }
  }

  private void look(long planned) {
    if (!wakeUp.compareAndSet(planned, Timeout.NEVER)) {
      return; // replaced by an earlier wake-up in the meantime
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
   * Cancels the scheduled wake-up, so that it does not keep the clock's thread alive, and drops the
   * timeouts of connections: a transport that is closed at once does not report the end of
   * draining.
   */
  public synchronized void close() {
    closed = true;
    timeouts.removeIf(Timeout::isOfConnection);
    cancelWakeUp.run();
    wakeUp.set(Timeout.NEVER);
  }
}
