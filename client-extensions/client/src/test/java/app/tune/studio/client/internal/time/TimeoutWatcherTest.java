package app.tune.studio.client.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TimeoutWatcherTest {

  private final ManualClock clock = new ManualClock();
  private final TimeoutWatcher watch = new TimeoutWatcher(clock);
  private final List<String> expired = new ArrayList<>();

  private final class Limit implements Timeout {

    private final String name;
    private volatile long due;

    Limit(String name, long seconds) {
      this.name = name;
      moveTo(seconds);
      watch.add(this);
    }

    void moveTo(long seconds) {
      due = seconds < 0 ? NEVER : Duration.ofSeconds(seconds).toNanos();
    }

    @Override
    public long dueNanos() {
      return due;
    }

    @Override
    public void expire() {
      expired.add(name);
    }
  }

  private void pass(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void add_severalLimits_expireInTheirTurnAndOnce() {
    new Limit("ten", 10);
    new Limit("five", 5);
    new Limit("twenty", 20);
    pass(5);
    assertThat(expired).containsExactly("five");
    pass(5);
    assertThat(expired).containsExactly("five", "ten");
    pass(100);
    assertThat(expired).containsExactly("five", "ten", "twenty");
  }

  @Test
  void limit_movesOnWithoutTelling_expiresLater() {
    Limit limit = new Limit("idle", 5);
    limit.moveTo(8);
    pass(5);
    assertThat(expired).isEmpty();
    pass(3);
    assertThat(expired).containsExactly("idle");
  }

  @Test
  void wakeAt_limitBecomesEarlier_isKept() {
    Limit limit = new Limit("head", 100);
    limit.moveTo(5);
    watch.wakeAt(limit.dueNanos());
    pass(5);
    assertThat(expired).containsExactly("head");
  }

  @Test
  void limit_paused_expiresOnlyAfterItIsResumed() {
    Limit limit = new Limit("paused", 5);
    limit.moveTo(-1);
    pass(50);
    assertThat(expired).isEmpty();
    limit.moveTo(60);
    watch.wakeAt(limit.dueNanos());
    pass(10);
    assertThat(expired).containsExactly("paused");
  }

  @Test
  void remove_beforeItIsDue_neverExpires() {
    Limit limit = new Limit("over", 5);
    watch.remove(limit);
    pass(50);
    assertThat(expired).isEmpty();
  }

  @Test
  void expire_oneLimitThrows_othersAreStillKept() {
    Limit later = new Limit("later", 10);
    watch.add(
        new Timeout() {
          @Override
          public long dueNanos() {
            return Duration.ofSeconds(5).toNanos();
          }

          @Override
          public void expire() {
            throw new IllegalStateException("as a callback might");
          }
        });
    try {
      pass(5);
    } catch (IllegalStateException thrown) {
      expired.add("thrown");
    }
    pass(5);
    assertThat(expired).containsExactly("thrown", later.name);
  }

  /** The virtual machine lets the thread that came last go on first. */
  @Test
  void add_earlierLimitOvertakesALaterOne_bothExpire() throws InterruptedException {
    CountDownLatch free = new CountDownLatch(1);
    TimeoutWatcher held = new TimeoutWatcher(new HeldClock(clock, free));
    List<Thread> threads = new ArrayList<>();
    for (long seconds : new long[] {200, 100, 50}) {
      Limit limit = new Limit(seconds + " s", seconds);
      Thread thread = new Thread(() -> held.add(limit));
      threads.add(thread);
      watch.remove(limit);
      thread.start();
      await(() -> thread.getState() == State.WAITING || thread.getState() == State.BLOCKED);
    }
    free.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    pass(50);
    assertThat(expired).containsExactly("50 s");
    pass(50);
    pass(100);
    assertThat(expired).containsExactly("50 s", "100 s", "200 s");
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** Schedules nothing before it is set free. */
  private record HeldClock(ManualClock clock, CountDownLatch free) implements Clock {

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public Runnable schedule(long delayNanos, Runnable task) {
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return clock.schedule(delayNanos, task);
    }
  }
}
