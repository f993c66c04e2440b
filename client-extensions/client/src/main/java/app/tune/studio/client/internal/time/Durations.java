package app.tune.studio.client.internal.time;

import java.time.Duration;
import java.util.Locale;

/** Formats durations for people: {@code 250 ms}, {@code 1.5 s}, {@code 10 min}, {@code 24 h}. */
public final class Durations {

  /**
   * The longest duration that can be set: beyond any use, but without overflow on a nanosecond
   * clock.
   */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Durations() {}

  /** Returns a duration to the millisecond, in the largest unit that keeps it short. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis >= HOUR && millis % HOUR == 0) {
      return millis / HOUR + " h";
    }
    if (millis >= MINUTE && millis % MINUTE == 0) {
      return millis / MINUTE + " min";
    }
    if (millis < SECOND) {
      return millis + " ms";
    }
    return millis % SECOND == 0
        ? millis / SECOND + " s"
        : String.format(Locale.ROOT, "%.3f", millis / 1_000.0).replaceAll("0+$", "") + " s";
  }
}
