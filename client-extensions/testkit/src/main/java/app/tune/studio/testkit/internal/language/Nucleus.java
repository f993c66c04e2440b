package app.tune.studio.testkit.internal.language;

import java.util.Arrays;

/** Top-p sampling: keeps only the most likely tokens that together reach a probability. */
final class Nucleus {

  private Nucleus() {}

  /**
   * Sets all weights to zero except for the smallest set that reaches the share of the sum.
   *
   * @return the sum of the remaining weights
   */
  static double keep(double[] weights, double sum, double share) {
    long[] ascending = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      // the bits of a non-negative float sort like its value; the index breaks ties
      ascending[i] =
          (long) Float.floatToIntBits((float) (weights[i] / sum)) << Integer.SIZE
              | (Integer.MAX_VALUE - i);
    }
    Arrays.sort(ascending);
    double kept = 0;
    int next = ascending.length - 1;
    do {
      kept += weights[Integer.MAX_VALUE - (int) ascending[next]];
      next--;
    } while (next >= 0 && kept < share * sum);
    for (; next >= 0; next--) {
      weights[Integer.MAX_VALUE - (int) ascending[next]] = 0;
    }
    return kept;
  }
}
