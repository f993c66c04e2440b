package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which timeout of an attempt fires, and while what is awaited. */
class AttemptTimeoutsTest {

  private static final Duration FIRST_BYTE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final Duration TICK = Duration.ofNanos(1);

  private final ManualClock clock = new ManualClock();
  private final TimeoutWatcher watcher = new TimeoutWatcher(clock);
  private final List<String> fired = new ArrayList<>();
  private final AttemptTimeouts timeouts =
      new AttemptTimeouts(
          watcher, FIRST_BYTE, IDLE, (phase, limit) -> fired.add(phase + " " + limit));

  private void pass(Duration time) {
    clock.advance(time.minus(TICK));
    assertThat(fired).isEmpty();
    clock.advance(TICK);
  }

  @Test
  void start_noHead_firesAfterTheFirstByteTimeoutOnce() {
    clock.advance(IDLE);
    timeouts.start();
    pass(FIRST_BYTE);
    clock.advance(FIRST_BYTE);
    assertThat(fired).containsExactly("FIRST_BYTE PT10S");
    assertThat(watcher.size()).isZero();
  }

  @Test
  void awaitBytes_noneArrive_firesAfterTheIdleTimeout() {
    timeouts.start();
    clock.advance(IDLE);
    timeouts.headReceived();
    timeouts.awaitBytes();
    pass(IDLE);
    assertThat(fired).containsExactly("IDLE PT3S");
  }

  @Test
  void awaitBytes_someArriveInBetween_startsAnew() {
    timeouts.start();
    timeouts.headReceived();
    for (int i = 0; i < 5; i++) {
      timeouts.awaitBytes();
      clock.advance(IDLE.minus(TICK));
      timeouts.bytesReceived();
    }
    timeouts.awaitBytes();
    pass(IDLE);
    assertThat(fired).hasSize(1);
  }

  @Test
  void headReceived_readerIsSlow_neverFires() {
    timeouts.start();
    timeouts.headReceived();
    clock.advance(FIRST_BYTE.multipliedBy(9));
    timeouts.awaitBytes();
    timeouts.bytesReceived();
    clock.advance(FIRST_BYTE.multipliedBy(9));
    assertThat(fired).isEmpty();
    assertThat(watcher.size()).isEqualTo(1);
  }

  @Test
  void stop_bytesAreAwaited_neverFiresAndIsForgotten() {
    timeouts.start();
    timeouts.stop();
    assertThat(watcher.size()).isZero();
    timeouts.headReceived();
    clock.advance(FIRST_BYTE.multipliedBy(9));
    assertThat(fired).isEmpty();
  }
}
