package app.tune.studio.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The limits at one nesting level of a member: of itself, of its elements and so on. */
final class Limits {

  /** Tests whether a value is within a limit. */
  interface Test {
    boolean holds(Object value);
  }

  private record Limit(String relation, Object bound, Test test) {
    @Override
    public String toString() {
      return relation + bound;
    }
  }

  private List<Limit> all = List.of();
  private @Nullable String missing;
  private boolean finite;

  void requirePresent(String message) {
    missing = message;
  }

  void requireFinite() {
    finite = true;
  }

  void add(String relation, Object bound, Test test) {
    if (all.isEmpty()) {
      all = new ArrayList<>(2);
    }
    all.add(new Limit(relation, bound, test));
  }

  void check(ValuePath path, @Nullable Object value) {
    if (value == null) {
      if (missing != null) {
        throw path.refusal(missing);
      }
      return;
    }
    if (finite) {
      requireFinite(path, value);
    }
    for (Limit limit : all) {
      if (!limit.test().holds(value)) {
        throw path.refusal("must be " + phrases() + ", was " + value);
      }
    }
  }

  private String phrases() {
    return all.stream().map(Limit::toString).collect(Collectors.joining(" and "));
  }

  /** Returns the number of characters (code points) of a text, or of elements. */
  static int size(Object value) {
    if (value instanceof Collection<?> list) {
      return list.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    String text = value.toString();
    return text.codePointCount(0, text.length());
  }

  /** Rejects non-finite numbers, which JSON does not have, also in lists and maps. */
  private static void requireFinite(ValuePath path, @Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      if (!Double.isFinite(((Number) value).doubleValue())) {
        throw path.refusal("must be a finite number, was " + value);
      }
    }
    path.forEachElement(value, Limits::requireFinite);
  }
}
