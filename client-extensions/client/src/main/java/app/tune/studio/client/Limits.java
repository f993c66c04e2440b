package app.tune.studio.client;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.HeaderValue;
import app.tune.studio.client.internal.time.Durations;
import java.time.Duration;

/** Validates settings; the messages name the setting, its limit and the value. */
final class Limits {

  private Limits() {}

  static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException(
          name
              + ": must be more than 0 and at most "
              + Durations.LONGEST.toDays()
              + " days, was "
              + value);
    }
    return value;
  }

  static int atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": must be at least " + least + ", was " + value);
    }
    return value;
  }

  static String headerName(String name) {
    if (name.equalsIgnoreCase(TextCompletionsApi.AUTHORIZATION)) {
      throw new IllegalArgumentException(name + ": is set by apiKey(…) and keyScheme(…)");
    }
    return HeaderValue.checkSettable(name);
  }
}
