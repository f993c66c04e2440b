package app.tune.studio.spring.autoconfigure;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), typed(value)));
    List<String> indexes = IntStream.range(0, values.size()).mapToObj(Integer::toString).toList();
    boolean list = !values.isEmpty() && values.keySet().containsAll(indexes);
    return list ? indexes.stream().map(values::get).toList() : values;
  }
}
