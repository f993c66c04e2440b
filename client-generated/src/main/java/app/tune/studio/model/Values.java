package app.tune.studio.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the setters of the builders keep what they are given. */
final class Values {

  private Values() {}

  /**
   * Copies lists and maps at every depth, so that nobody can change them later; returns anything
   * else as it is. The caller names the type, which is that of the value or one of its supertypes.
   */
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> T copy(@Nullable Object value) {
    return (T) copyOf(value);
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(copyOf(element));
      }
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, copyOf(element)));
      return Collections.unmodifiableMap(copy);
    }
    return value;
  }

  /** Returns a list of a response without null elements, which the contract does not allow. */
  static <E> @Nullable List<E> withoutNulls(@Nullable List<E> list) {
    return list == null || !holdsNull(list)
        ? list
        : list.stream().filter(Objects::nonNull).toList();
  }

  /** Walks by index: a list that does not allow null refuses to look for it. */
  private static boolean holdsNull(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == null) {
        return true;
      }
    }
    return false;
  }

  /** Keeps the digits that a float is written with: 0.7f is 0.7. */
  static @Nullable Double toDouble(@Nullable Number number) {
    return number instanceof Float
        ? Double.valueOf(number.toString())
        : number == null ? null : (Double) number.doubleValue();
  }

  /** Returns null for a value by which servers say that there is none. */
  static @Nullable String unless(@Nullable String value, String... absent) {
    if (value != null) {
      for (String none : absent) {
        if (none.equals(value)) {
          return null;
        }
      }
    }
    return value;
  }
}
