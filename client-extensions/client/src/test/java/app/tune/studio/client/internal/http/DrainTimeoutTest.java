package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long, and for how many bytes, a connection is worth draining. */
class DrainTimeoutTest {

  private final ManualClock clock = new ManualClock();
  private final TimeoutWatcher watcher = new TimeoutWatcher(clock);
  private int givenUp;
  private DrainTimeout drain;

  private void start() {
    clock.advance(Duration.ofSeconds(1));
    drain = new DrainTimeout(watcher, () -> givenUp++);
    drain.start();
  }

  @Test
  void start_endIsSlow_givesUpAfterAQuarterOfASecond() {
    start();
    clock.advance(Duration.ofMillis(249));
    assertThat(givenUp).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(givenUp).isEqualTo(1);
  }

  @Test
  void drop_upToTheMostBytesAndBeyond_givesUpOnlyBeyond() {
    start();
    drain.drop(8_000);
    drain.drop(192);
    assertThat(givenUp).isZero();
    drain.drop(1);
    assertThat(givenUp).isEqualTo(1);
    assertThat(watcher.size()).isZero();
  }

  @Test
  void stop_endHasCome_neverGivesUp() {
    start();
    drain.stop();
    clock.advance(Duration.ofSeconds(9));
    assertThat(givenUp).isZero();
    assertThat(watcher.size()).isZero();
  }

  @Test
  void close_clientIsClosed_isForgotten() {
    start();
    watcher.close();
    assertThat(watcher.size()).isZero();
  }
}
