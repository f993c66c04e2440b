package app.tune.studio.client.internal.call;

import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.internal.http.HeaderValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * The beginning of an attempt, and the headers that listeners add to it.
 *
 * @param headers by name without regard to case
 */
record AttemptStart(int number, Map<String, String> headers) implements AttemptInfo {

  AttemptStart(int number) {
    this(number, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
  }

  @Override
  public void header(String name, String value) {
    headers.put(HeaderValue.checkSettable(name), HeaderValue.check(name, value));
  }
}
