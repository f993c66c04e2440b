package app.tune.studio.client.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps many limits with one scheduled task.
 *
 * <p>A limit that moves with every byte read must cost nothing to move. So nothing is scheduled per
 * limit: one wake-up, at the earliest time any limit can run out, asks all of them.
 */
public final class Watch {

  private final Clock clock;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final AtomicLong wakeUp = new AtomicLong(Watched.NEVER);

  /** Creates a watch that reads this clock. */
  public Watch(Clock clock) {
    this.clock = clock;
  }

  /** Returns the clock that limits are measured with. */
  public Clock clock() {
    return clock;
  }

  /** Begins to look at a limit. */
  public void add(Watched limit) {
    watched.add(limit);
    wakeAt(limit.dueNanos());
  }

  /** Stops looking at a limit. */
  public void remove(Watched limit) {
    watched.remove(limit);
  }

  /** Tells that a limit may now run out earlier than it could before. */
  public void wakeAt(long due) {
    if (due == Watched.NEVER) {
      return;
    }
    long planned = wakeUp.get();
    while (planned == Watched.NEVER || due - planned < 0) {
      if (wakeUp.compareAndSet(planned, due)) {
        clock.schedule(due - clock.nanoTime(), () -> look(due));
        return;
      }
      planned = wakeUp.get();
    }
  }

  private void look(long planned) {
    if (!wakeUp.compareAndSet(planned, Watched.NEVER)) {
      return; // an earlier wake-up was planned meanwhile and has taken this one's place
    }
    long now = clock.nanoTime();
    long next = Watched.NEVER;
    List<Watched> expired = new ArrayList<>();
    for (Watched limit : watched) {
      long due = limit.dueNanos();
      if (due == Watched.NEVER) {
        continue;
      }
      if (due - now <= 0) {
        expired.add(limit);
      } else if (next == Watched.NEVER || due - next < 0) {
        next = due;
      }
    }
    wakeAt(next);
    expired.forEach(this::expire);
  }

  private void expire(Watched limit) {
    if (watched.remove(limit)) {
      limit.expire();
    }
  }
}
