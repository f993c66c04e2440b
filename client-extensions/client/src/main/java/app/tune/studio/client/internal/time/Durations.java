package app.tune.studio.client.internal.time;

import java.time.Duration;
import java.util.Locale;

/** Durations as people write them: {@code 250 ms}, {@code 1.5 s}, {@code 10 min}, {@code 24 h}. */
public final class Durations {

  /** The longest that can be set: far beyond any use, and still addable to a nanosecond clock. */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Durations() {}

  /** Returns a duration to the millisecond, in the largest unit in which it is short. */
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
