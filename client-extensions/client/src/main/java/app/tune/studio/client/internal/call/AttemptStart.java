package app.tune.studio.client.internal.call;

import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.internal.http.HeaderValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * The start of an attempt, with the headers that listeners add.
 *
 * @param headers by case-insensitive name
 */
record AttemptStart(int number, Map<String, String> headers) implements AttemptInfo {

  AttemptStart(int number) {
    this(number, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
  }

  @Override
  public void header(String name, String value) {
    headers.put(HeaderValue.checkSettable(name), HeaderValue.check(name, value));
  }

  /** Omits the headers. */
  @Override
  public String toString() {
    return "attempt " + number;
  }
}
