package app.tune.studio.client.internal.error;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.ResponseHead;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses the delay requested by the server: milliseconds if present, else {@code Retry-After} in
 * seconds or as a date, in any of the three formats of HTTP (RFC 9110, 10.2.3 and 5.6.7).
 */
public final class RetryAfter {

  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000_000L);

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

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
    for (DateTimeFormatter format : formats(now)) {
      try {
        Duration wait = Duration.between(now, format.parse(date.strip(), Instant::from));
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeParseException other) {
        continue; // with the next format
      }
    }
    return null;
  }

  /** Returns the current format and the two obsolete ones, which a recipient must accept too. */
  private static List<DateTimeFormatter> formats(Instant now) {
    LocalDate century = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(50);
    DateTimeFormatter rfc850 =
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, century)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    return List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850, ASCTIME);
  }
}
