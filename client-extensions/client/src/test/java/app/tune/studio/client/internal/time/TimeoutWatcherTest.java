package app.tune.studio.client.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
}
