package app.tune.studio.testkit.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NucleusTest {

  @Test
  void keep_share_keepsTheSmallestSetThatReachesIt() {
    double[] weights = {1, 4, 2, 3};

    assertThat(Nucleus.keep(weights, 10, 0.65)).isEqualTo(7);
    assertThat(weights).containsExactly(0, 4, 0, 3);
  }

  @Test
  void keep_shareReachedExactly_keepsNoMore() {
    double[] weights = {1, 4, 2, 3};

    assertThat(Nucleus.keep(weights, 10, 0.4)).isEqualTo(4);
    assertThat(weights).containsExactly(0, 4, 0, 0);
  }

  @Test
  void keep_equalWeights_prefersTheFirst() {
    double[] weights = {1, 1, 1, 1};

    Nucleus.keep(weights, 4, 0.5);

    assertThat(weights).containsExactly(1, 1, 0, 0);
  }
}
