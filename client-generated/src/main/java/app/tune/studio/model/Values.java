package app.tune.studio.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies and normalizes the values passed to builder setters. */
final class Values {

  private Values() {}

  /**
   * Returns deep, immutable copies of lists and maps, and anything else as is. The caller chooses
   * the type, which must be that of the value or a supertype.
   */
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> T copy(@Nullable Object value) {
    return (T) copyOf(value);
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof List<?> list) {
      if (list.size() == 1) {
        return Collections.singletonList(copyOf(list.get(0))); // as most lists of choices
      }
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

  /** Does not use {@code contains(null)}, which throws for lists that do not permit null. */
  private static boolean holdsNull(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == null) {
        return true;
      }
    }
    return false;
  }

  static void putPresent(Map<String, @Nullable Object> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  /** Returns a model as the map of its members, at any depth, and anything else as is. */
  static @Nullable Object raw(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(raw(element)));
      return elements;
    }
    if (value instanceof Model model) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      model.putMembers(members);
      members.replaceAll((name, member) -> raw(member));
      return members;
    }
    return value;
  }

  /** Converts by the decimal digits of a float: 0.7f becomes 0.7. */
  static @Nullable Double toDouble(@Nullable Number number) {
    return number instanceof Float
        ? Double.valueOf(number.toString())
        : number == null ? null : (Double) number.doubleValue();
  }

  /** Returns null for a value that servers send for an absent one. */
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
