package app.tune.studio.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which timeout of a whole call fires: that of the attempts, or that of the stream. */
class CallTimeoutTest {

  private static final Duration TOTAL = Duration.ofSeconds(60);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final TimeoutWatcher watcher = new TimeoutWatcher(clock);
  private final List<String> fired = new ArrayList<>();

  private CallTimeout timeout(Duration stream) {
    clock.advance(Duration.ofMinutes(5)); // the origin of a clock is arbitrary
    return new CallTimeout(
        watcher, TOTAL, stream, (phase, limit) -> fired.add(phase + " " + limit.toSeconds()));
  }

  /** Lets seconds pass one by one; returns in which of them the timeout fired, 0 if in none. */
  private int firesIn(int seconds) {
    for (int second = 1; second <= seconds; second++) {
      clock.advance(SECOND);
      if (!fired.isEmpty()) {
        return second;
      }
    }
    return 0;
  }

  @ParameterizedTest
  @CsvSource({
    ", TOTAL 60", // not a stream, or one without a timeout
    "59, STREAM 59",
    "60, TOTAL 60",
    "61, TOTAL 60",
  })
  void start_noEvent_firesAfterTheShorterTimeout(Integer stream, String expected) {
    timeout(stream == null ? null : Duration.ofSeconds(stream)).start();
    int seconds = Integer.parseInt(expected.split(" ")[1]);
    assertThat(firesIn(200)).isEqualTo(seconds);
    assertThat(fired).containsExactly(expected);
    assertThat(watcher.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"30, STREAM 30", "90, STREAM 90"})
  void firstEvent_streamTimeoutIsSet_onlyThatApplies(int stream, String expected) {
    CallTimeout timeout = timeout(Duration.ofSeconds(stream));
    timeout.start();
    clock.advance(SECOND);
    timeout.firstEvent();
    assertThat(firesIn(200)).isEqualTo(stream - 1);
    assertThat(fired).containsExactly(expected);
  }

  @Test
  void firstEvent_noStreamTimeout_nothingApplies() {
    CallTimeout timeout = timeout(null);
    timeout.start();
    timeout.firstEvent();
    assertThat(watcher.size()).isZero();
    assertThat(timeout.dueNanos()).isEqualTo(CallTimeout.NEVER);
    assertThat(firesIn(200)).isZero();
  }

  @Test
  void stop_callHasEnded_nothingApplies() {
    CallTimeout timeout = timeout(Duration.ofSeconds(30));
    timeout.start();
    timeout.stop();
    assertThat(firesIn(200)).isZero();
    assertThat(watcher.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({", 50", "30, 20", "90, 50"})
  void remaining_timeHasPassed_isTheRestOfTheShorterTimeout(Integer stream, int rest) {
    CallTimeout timeout = timeout(stream == null ? null : Duration.ofSeconds(stream));
    clock.advance(Duration.ofSeconds(10));
    assertThat(timeout.remaining()).isEqualTo(Duration.ofSeconds(rest));
  }
}
