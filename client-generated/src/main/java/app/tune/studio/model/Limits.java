package app.tune.studio.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits at one level of a member: of itself, of its elements, of theirs and so on. */
final class Limits {

  /** One limit. */
  interface Test {
    boolean holds(Object value);
  }

  private final List<String> phrases = new ArrayList<>();
  private final List<Test> tests = new ArrayList<>();
  private @Nullable String missing;
  private boolean finite;

  void requirePresent(String message) {
    missing = message;
  }

  void requireFinite() {
    finite = true;
  }

  void add(String phrase, Test test) {
    phrases.add(phrase);
    tests.add(test);
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
    if (!tests.stream().allMatch(test -> test.holds(value))) {
      throw path.refusal("must be " + String.join(" and ", phrases) + ", was " + value);
    }
  }

  /** The number of characters of text, which may be surrogate pairs; else that of elements. */
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

  /** JSON has no number for these; looks into lists and maps too. */
  private static void requireFinite(ValuePath path, @Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      if (!Double.isFinite(((Number) value).doubleValue())) {
        throw path.refusal("must be a finite number, was " + value);
      }
    }
    path.forEachElement(value, Limits::requireFinite);
  }
}
