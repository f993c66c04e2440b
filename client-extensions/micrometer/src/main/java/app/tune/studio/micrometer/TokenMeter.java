package app.tune.studio.micrometer;

import io.micrometer.common.KeyValues;

/**
 * A meter of the tokens that calls use.
 *
 * @param name the name of the meter
 * @param direction which tokens it counts
 * @param kind what kind of meter it is
 * @param keyValues attributes beside those of the call
 */
public record TokenMeter(String name, Direction direction, Kind kind, KeyValues keyValues) {

  /** Which tokens are counted. */
  public enum Direction {
    /** Those of the prompt. */
    INPUT,
    /** Those of the completion. */
    OUTPUT
  }

  /** What kind of meter counts them. */
  public enum Kind {
    /** A sum over all calls. */
    COUNTER,
    /** The distribution over calls. */
    HISTOGRAM
  }
}
