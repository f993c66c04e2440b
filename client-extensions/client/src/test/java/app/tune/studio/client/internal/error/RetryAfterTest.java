package app.tune.studio.client.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.internal.http.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest(name = "Retry-After: {0}, retry-after-ms: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "                               |         |       ",
        "2                              |         | PT2S  ",
        " 2                             |         | PT2S  ",
        "0                              |         | PT0S  ",
        "1.5                            |         | PT1.5S",
        "600                            |         | PT10M ",
        "2                              | 250     | PT0.25S",
        "                               | 1.5     | PT0.0015S",
        "2                              | soon    | PT2S  ",
        "2                              | -1      | PT2S  ",
        "-1                             |         |       ",
        "soon                           |         |       ",
        "1e3                            |         |       ",
        "NaN                            |         |       ",
        "99999999999999999999           |         | PT277777H46M40S",
        "9999999999999999999999999999999|         |       ",
        "Sun, 22 Nov 2026 12:00:30 GMT  |         | PT30S ",
        "Sun, 22 Nov 2026 11:00:00 GMT  |         | PT0S  ",
        "Mon, 22 Nov 2026 12:00:30 GMT  |         |       ",
        "Sun, 22 Nov 2026               |         |       ",
        "Sunday, 22-Nov-26 12:00:30 GMT |         | PT30S ",
        "Sunday, 22-Nov-76 12:00:30 GMT |         |       ",
        "Monday, 22-Nov-76 12:00:30 GMT |         | PT0S  ",
        "Sun Nov 22 12:00:30 2026       |         | PT30S ",
        "Fri Nov  6 12:00:30 2026       |         | PT0S  ",
        "Fri Nov 6 12:00:30 2026        |         |       "
      })
  void of_anyValue_isReadOrIgnored(String seconds, String millis, Duration expected) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (seconds != null) {
      headers.put("retry-after", List.of(seconds));
    }
    if (millis != null) {
      headers.put("Retry-After-Ms", List.of(millis));
    }
    assertThat(RetryAfter.of(new ResponseHead(429, headers), NOW)).isEqualTo(expected);
  }
}
