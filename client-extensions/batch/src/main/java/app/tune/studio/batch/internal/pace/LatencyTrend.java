package app.tune.studio.batch.internal.pace;

import java.util.Arrays;

/**
 * Tells whether responses take longer than they used to. Not thread-safe.
 *
 * <p>A long completion takes longer than a short one, so a response is compared with earlier ones
 * of about the same number of tokens only. What is usual falls quickly and rises slowly. Single
 * slow responses say nothing: a number of them in a row is averaged.
 */
final class LatencyTrend {

  private static final int SIZES = 33;
  private static final double FALL = 0.2;
  private static final double RISE = 0.0005;
  private static final int MIN_SAMPLES = 16;

  /** Below it, differences are noise of the machine. */
  private static final double FLOOR_NANOS = 50e6;

  private final double tolerance;
  private final double[] usual = new double[SIZES];
  private double ratios;
  private int samples;

  LatencyTrend(double tolerance) {
    this.tolerance = tolerance;
    Arrays.fill(usual, Double.NaN);
  }

  /**
   * Records a response; returns whether a round of them took too long.
   *
   * @param inFlight how many requests are under way: a round is at least as many responses
   */
  boolean isSlow(long latency, long tokens, int inFlight) {
    int size = 32 - Integer.numberOfLeadingZeros((int) Math.min(tokens, Integer.MAX_VALUE));
    double known = Double.isNaN(usual[size]) ? latency : usual[size];
    ratios += latency / Math.max(known, FLOOR_NANOS);
    usual[size] = known + (latency - known) * (latency < known ? FALL : RISE);
    if (++samples < Math.max(MIN_SAMPLES, inFlight)) {
      return false;
    }
    boolean slow = ratios / samples > tolerance;
    ratios = 0;
    samples = 0;
    return slow;
  }
}
