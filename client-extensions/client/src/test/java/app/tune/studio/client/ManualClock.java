package app.tune.studio.client;

import app.tune.studio.client.internal.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A clock that a test turns by hand; waits that it was told of pass at once. */
public final class ManualClock implements Clock {

  private record Task(long due, Runnable code) {}

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private long now;
  private @Nullable Duration expected;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(now);
  }

  /** The next task that is scheduled for this wait runs at once, and the time has passed. */
  synchronized void passNext(Duration wait) {
    expected = wait;
  }

  /** Returns the waits that passed so. */
  List<Duration> waits() {
    return waits;
  }

  @Override
  public Runnable schedule(long delayNanos, Runnable code) {
    synchronized (this) {
      Duration wait = expected;
      if (wait == null || wait.toNanos() != delayNanos) {
        Task task = new Task(now + delayNanos, code);
        tasks.add(task);
        return () -> remove(task);
      }
      expected = null;
      now += delayNanos;
      waits.add(wait);
    }
    code.run();
    return () -> {};
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  /** Lets time pass and runs what is due. */
  public void advance(Duration by) {
    List<Task> due = new ArrayList<>();
    synchronized (this) {
      now += by.toNanos();
      while (!tasks.isEmpty() && tasks.peek().due() <= now) {
        due.add(tasks.poll());
      }
    }
    due.forEach(task -> task.code().run());
  }
}
