package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {

  /** Near the overflow, which {@code System.nanoTime} may be at. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void tryStart_withoutLimit_isAlwaysDue() {
    Pacer pacer = new Pacer(null, now::get);

    assertThat(pacer.tryStart()).isZero();
    assertThat(pacer.tryStart()).isZero();
  }

  @Test
  void tryStart_underALimit_spacesStarts() {
    Pacer pacer = new Pacer(30.0, now::get);

    assertThat(pacer.tryStart()).isZero();
    assertThat(pacer.tryStart()).isEqualTo(Duration.ofSeconds(2).toNanos());
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(pacer.tryStart()).isZero();
  }

  @Test
  void tryStart_afterALongRest_allowsNoBurst() {
    Pacer pacer = new Pacer(60.0, now::get);
    now.addAndGet(Duration.ofMinutes(5).toNanos());

    assertThat(pacer.tryStart()).isZero();
    assertThat(pacer.tryStart()).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void countRetry_underALimit_takesAStart() {
    Pacer pacer = new Pacer(60.0, now::get);
    pacer.tryStart();

    pacer.countRetry();

    assertThat(pacer.tryStart()).isEqualTo(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void pause_untilItIsOver_holdsBackAllStarts() {
    Pacer pacer = new Pacer(null, now::get);

    pacer.pause(Duration.ofSeconds(9));
    pacer.pause(Duration.ofSeconds(1));

    assertThat(pacer.tryStart()).isEqualTo(Duration.ofSeconds(9).toNanos());
    now.addAndGet(Duration.ofSeconds(9).toNanos());
    assertThat(pacer.tryStart()).isZero();
  }
}
