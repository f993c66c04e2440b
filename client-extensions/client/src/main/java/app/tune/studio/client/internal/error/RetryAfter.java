package app.tune.studio.client.internal.error;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.ResponseHead;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Parses the delay requested by the server: milliseconds if present, else {@code Retry-After} in
 * seconds or as a date (RFC 9110, 10.2.3).
 */
public final class RetryAfter {

  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000_000L);

  private RetryAfter() {}

  /**
   * {@return the delay, never negative, or null if the server sent no valid one}
   *
   * @param head the head of the response
   * @param now the current time, for dates
   */
  public static @Nullable Duration of(ResponseHead head, Instant now) {
    String millis = head.header(TextCompletionsApi.RETRY_AFTER_MS);
    Duration wait = millis == null ? null : seconds(millis, 3);
    if (wait != null) {
      return wait;
    }
    String value = head.header(TextCompletionsApi.RETRY_AFTER);
    if (value == null) {
      return null;
    }
    wait = seconds(value, 0);
    return wait != null ? wait : until(value, now);
  }

  private static @Nullable Duration seconds(String number, int pointLeft) {
    String text = number.strip();
    if (text.length() > 30 || !text.matches("[0-9]+(\\.[0-9]+)?")) {
      return null;
    }
    BigDecimal seconds = new BigDecimal(text).movePointLeft(pointLeft).min(LONGEST_SECONDS);
    return Duration.ofNanos(
        seconds.movePointRight(9).setScale(0, RoundingMode.CEILING).longValueExact());
  }

  private static @Nullable Duration until(String date, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }
}
