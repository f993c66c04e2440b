package app.tune.studio.batch.internal.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

  private final ConcurrencyLimit limit = new ConcurrencyLimit(100, true);

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      limit.succeeded(limit.value());
    }
  }

  @Test
  void value_atTheStart_isLowAndDoublesWithEachRoundTrip() {
    assertThat(limit.value()).isEqualTo(4);
    succeed(4);
    assertThat(limit.value()).isEqualTo(8);
    succeed(8);
    assertThat(limit.value()).isEqualTo(16);
    succeed(1000);
    assertThat(limit.value()).isEqualTo(100);
  }

  @Test
  void value_afterARefusal_isHalvedAndThenRisesByOneWithEachRoundTrip() {
    succeed(1000);
    limit.refused(0, 10);
    assertThat(limit.value()).isEqualTo(50);
    succeed(51);
    assertThat(limit.value()).isEqualTo(51);
  }

  @Test
  void value_afterRefusalsOfRequestsThatWereUnderWayTogether_isHalvedOnce() {
    succeed(1000);
    limit.refused(0, 10);
    limit.refused(9, 11);
    assertThat(limit.value()).isEqualTo(50);
    limit.refused(10, 20);
    assertThat(limit.value()).isEqualTo(25);
  }

  @Test
  void value_afterManyRefusals_isAtLeastOne() {
    for (int i = 0; i < 20; i++) {
      limit.refused(i, i);
    }
    assertThat(limit.value()).isEqualTo(1);
  }

  @Test
  void value_afterADelay_fallsByATenth() {
    succeed(1000);
    limit.delayed(0, 10);
    assertThat(limit.value()).isEqualTo(90);
  }

  @Test
  void value_whileItIsNotUsed_doesNotRise() {
    for (int i = 0; i < 100; i++) {
      limit.succeeded(3);
    }
    assertThat(limit.value()).isEqualTo(4);
  }

  @Test
  void value_withoutAdaptation_isTheMaximum() {
    ConcurrencyLimit fixed = new ConcurrencyLimit(7, false);
    fixed.refused(0, 1);
    assertThat(fixed.value()).isEqualTo(7);
  }
}
