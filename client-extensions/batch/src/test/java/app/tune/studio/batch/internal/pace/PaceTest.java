package app.tune.studio.batch.internal.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final long SECOND = 1_000_000_000;

  /** The most that a random wait can be. */
  private static final RandomGenerator LONGEST = () -> -1L;

  private long now;

  private Pace pace(double requestsPerMinute, double tokensPerMinute) {
    return new Pace(
        new PaceSettings(
            10,
            false,
            3,
            requestsPerMinute,
            tokensPerMinute,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30)),
        LONGEST,
        now);
  }

  private Permit start(Pace pace) {
    assertThat(pace.waitNanos(now)).isZero();
    return pace.start(now);
  }

  private void waitFor(Pace pace) {
    now += pace.waitNanos(now);
  }

  private static long seconds(Duration wait) {
    return Math.round(wait.toNanos() / 1e9);
  }

  @Test
  void waitNanos_atTheLimit_isUntilTheNextEnd() {
    Pace pace = pace(NONE, NONE);
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      permits.add(start(pace));
    }
    assertThat(pace.waitNanos(now)).isEqualTo(Pace.UNTIL_NEXT_END);
    pace.succeeded(permits.get(0), 5, 2, now);
    assertThat(pace.waitNanos(now)).isZero();
    assertThat(pace.inFlight()).isEqualTo(9);
  }

  @Test
  void waitNanos_withRequestsPerMinute_spacesStartsEvenly() {
    Pace pace = pace(120, NONE);
    for (int i = 0; i < 120; i++) {
      waitFor(pace);
      pace.succeeded(start(pace), -1, 0, now);
      assertThat(pace.waitNanos(now)).isEqualTo(SECOND / 2);
    }
    assertThat(now).isEqualTo(119 * SECOND / 2);
  }

  @Test
  void waitNanos_withATimerThatIsALittleLate_keepsTheRate() {
    Pace pace = pace(600, NONE);
    for (int i = 0; i < 600; i++) {
      waitFor(pace);
      now += SECOND / 100;
      pace.succeeded(start(pace), -1, 0, now);
    }
    assertThat(now).isBetween(59 * SECOND, 60 * SECOND);
  }

  @Test
  void waitNanos_afterAnIdleTime_allowsNoBurst() {
    Pace pace = pace(60, NONE);
    now += 100 * SECOND;
    pace.succeeded(start(pace), -1, 0, now);
    assertThat(pace.waitNanos(now)).isGreaterThan(SECOND * 9 / 10);
  }

  @Test
  void waitNanos_withTokensPerMinute_keepsTheRateOverRequests() {
    Pace pace = pace(NONE, 60_000);
    for (int i = 0; i < 60; i++) {
      waitFor(pace);
      pace.succeeded(start(pace), 3000, 1000, now);
    }
    assertThat(now).as("180,000 tokens").isBetween(170 * SECOND, 181 * SECOND);
  }

  @Test
  void waitNanos_withTokensPerMinute_reservesForRequestsUnderWay() {
    Pace pace = pace(NONE, 60_000);
    pace.succeeded(start(pace), 600, 0, now);
    Permit second = start(pace);
    long wait = pace.waitNanos(now);
    assertThat(wait)
        .as("1,000 at first, 600 used, 600 reserved")
        .isBetween(SECOND / 5, SECOND / 5 + 2);
    pace.succeeded(second, 100, 0, now);
    assertThat(pace.waitNanos(now)).isZero();
  }

  @Test
  void refused_withATime_pausesAllForThatLongAndALittleJitter() {
    Pace pace = pace(NONE, NONE);
    Permit first = start(pace);
    Permit second = start(pace);

    Duration wait = pace.refused(first, Duration.ofSeconds(20), now);

    assertThat(seconds(wait)).isEqualTo(22);
    assertThat(pace.waitNanos(now)).isEqualTo(wait.toNanos());
    assertThat(pace.refused(second, Duration.ofSeconds(20), now)).isZero();
    assertThat(pace.waitNanos(now)).isEqualTo(wait.toNanos());
  }

  @Test
  void refused_withALongerTimeThanBefore_pausesForTheLongerOne() {
    Pace pace = pace(NONE, NONE);
    Permit first = start(pace);
    Permit second = start(pace);
    pace.refused(first, Duration.ofSeconds(10), now);
    assertThat(seconds(pace.refused(second, Duration.ofSeconds(20), now))).isEqualTo(22);
  }

  @Test
  void refused_againAndAgain_doublesThePauseUpToItsMaximumAndASuccessEndsThat() {
    Pace pace = pace(NONE, NONE);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      waits.add(seconds(pace.refused(start(pace), null, now)));
      waitFor(pace);
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    pace.succeeded(start(pace), -1, 0, now);
    assertThat(seconds(pace.refused(start(pace), null, now))).isEqualTo(1);
  }

  @Test
  void unreachable_letsOneAtATimeTryUntilOneSucceeds() {
    Pace pace = pace(NONE, NONE);
    pace.unreachable(start(pace), now);
    waitFor(pace);
    Permit probe = start(pace);
    assertThat(pace.waitNanos(now)).isEqualTo(Pace.UNTIL_NEXT_END);
    assertThat(pace.limit()).isEqualTo(1);
    pace.succeeded(probe, -1, 0, now);
    start(pace);
    start(pace);
    assertThat(pace.limit()).isEqualTo(10);
  }

  @Test
  void outage_isTheTimeWithoutSuccess_exceptForWhatTheServerAsked() {
    Pace pace = pace(NONE, NONE);
    pace.refused(start(pace), Duration.ofSeconds(100), now);
    waitFor(pace);
    assertThat(seconds(pace.outage(now))).isZero();
    for (int i = 0; i < 3; i++) {
      pace.refused(start(pace), null, now);
      waitFor(pace);
    }
    assertThat(seconds(pace.outage(now))).isEqualTo(2 + 4 + 8);
    pace.succeeded(start(pace), -1, 0, now);
    assertThat(pace.outage(now)).isZero();
  }

  @Test
  void refused_withATimeThatIsNextToNothing_pausesLongerEachTime() {
    Pace pace = pace(NONE, NONE);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waits.add(seconds(pace.refused(start(pace), Duration.ofMillis(i), now)));
      waitFor(pace);
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
    assertThat(seconds(pace.outage(now))).isEqualTo(1 + 2 + 4 + 8);
  }

  @Test
  void hasSucceededSince_tellsWhetherTheServerIsAlive() {
    Pace pace = pace(NONE, NONE);
    Permit first = start(pace);
    now += 1;
    Permit second = start(pace);
    assertThat(pace.hasSucceededSince(first)).isFalse();
    now += 1;
    pace.succeeded(second, -1, 0, now);
    assertThat(pace.hasSucceededSince(first)).isTrue();
    now += 1;
    assertThat(pace.hasSucceededSince(start(pace))).isFalse();
  }
}
