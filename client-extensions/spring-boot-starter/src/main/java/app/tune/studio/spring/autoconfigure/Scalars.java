package app.tune.studio.spring.autoconfigure;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Values of properties for members whose type nobody states. All values are text in most sources of
 * properties, and lists are maps by index, so what looks like a number, a boolean or a list is one.
 */
final class Scalars {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private Scalars() {}

  static Object typed(Object value) {
    if (value instanceof Map<?, ?> map) {
      return typed(map);
    }
    if (value instanceof String text) {
      return typed(text);
    }
    return value;
  }

  private static Object typed(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
  }

  private static Object typed(Map<?, ?> map) {
    Optional<List<Object>> elements = elements(map);
    if (elements.isPresent()) {
      return elements.get().stream().map(Scalars::typed).toList();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), typed(value)));
    return values;
  }

  /** Returns the elements of a list, which is a map by index; empty for any other map. */
  static Optional<List<Object>> elements(Map<?, ?> map) {
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), value));
    List<String> indexes = IntStream.range(0, values.size()).mapToObj(Integer::toString).toList();
    return !values.isEmpty() && values.keySet().containsAll(indexes)
        ? Optional.of(indexes.stream().map(values::get).toList())
        : Optional.empty();
  }
}
