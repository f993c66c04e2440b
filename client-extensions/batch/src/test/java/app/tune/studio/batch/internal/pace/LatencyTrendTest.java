package app.tune.studio.batch.internal.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTrendTest {

  private final LatencyTrend trend = new LatencyTrend(3);

  /** Returns how many rounds of 16 responses are slow. */
  private int slowRounds(int rounds, Duration latency, long tokens) {
    int slow = 0;
    for (int i = 0; i < rounds * 16; i++) {
      slow += trend.isSlow(latency.toNanos(), tokens, 1) ? 1 : 0;
    }
    return slow;
  }

  @Test
  void isSlow_withLatencyFourTimesTheUsual_isTrue() {
    assertThat(slowRounds(10, Duration.ofMillis(200), 10)).isZero();
    assertThat(slowRounds(5, Duration.ofMillis(800), 10)).isEqualTo(5);
  }

  @Test
  void isSlow_withLatencyTwiceTheUsual_isFalse() {
    slowRounds(10, Duration.ofMillis(200), 10);
    assertThat(slowRounds(10, Duration.ofMillis(400), 10)).isZero();
  }

  @Test
  void isSlow_withLongerCompletions_isFalse() {
    slowRounds(10, Duration.ofMillis(200), 10);
    assertThat(slowRounds(10, Duration.ofSeconds(20), 1000)).isZero();
  }

  @Test
  void isSlow_withLatencyThatStaysHigh_takesItForUsualInTheEnd() {
    slowRounds(10, Duration.ofMillis(200), 10);
    slowRounds(400, Duration.ofMillis(800), 10);
    assertThat(slowRounds(5, Duration.ofMillis(800), 10)).isZero();
  }

  @Test
  void isSlow_withASingleSlowResponse_isFalse() {
    slowRounds(10, Duration.ofMillis(200), 10);
    assertThat(trend.isSlow(Duration.ofSeconds(4).toNanos(), 10, 1)).isFalse();
    assertThat(slowRounds(1, Duration.ofMillis(200), 10)).isZero();
  }

  @Test
  void isSlow_belowTheFloor_isFalse() {
    slowRounds(10, Duration.ofMillis(1), 10);
    assertThat(slowRounds(10, Duration.ofMillis(100), 10)).isZero();
  }
}
