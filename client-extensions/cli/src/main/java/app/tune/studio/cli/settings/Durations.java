package app.tune.studio.cli.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations as people write them. */
final class Durations {

  private Durations() {}

  /**
   * Reads {@code 30}, {@code 30s}, {@code 0.5s}, {@code 2m}, {@code 1h30m}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Duration parse(String text) {
    String time = text.strip();
    String iso = "PT" + time + (Character.isDigit(time.charAt(time.length() - 1)) ? "s" : "");
    try {
      return Duration.parse(iso);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a time such as 30s, 2m or 1h30m, was " + text, e);
    }
  }
}
