package app.tune.studio.client.error;

import java.time.Duration;
import java.util.Locale;

/** Durations as people write them: {@code 250 ms}, {@code 1.5 s}, {@code 10 min}. */
final class Durations {

  private Durations() {}

  /** Returns the shortest exact text of a duration, in minutes, seconds or milliseconds. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis >= 60_000 && millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    if (millis >= 1_000) {
      return millis % 1_000 == 0
          ? millis / 1_000 + " s"
          : String.format(Locale.ROOT, "%.3f", millis / 1_000.0).replaceAll("0+$", "") + " s";
    }
    return millis + " ms";
  }
}
