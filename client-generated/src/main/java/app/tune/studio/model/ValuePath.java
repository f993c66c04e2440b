package app.tune.studio.model;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The path to a value in a request, such as {@code matrix[2][0]}; formatted only if needed. */
record ValuePath(@Nullable ValuePath parent, Object key, int depth) {

  /** Jackson writes no deeper ones either; a list that contains itself has no end. */
  private static final int MAX_DEPTH = 1_000;

  static ValuePath of(String member) {
    return new ValuePath(null, member, 1);
  }

  private ValuePath element(Object elementKey) {
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          root() + ": must not be nested more than " + MAX_DEPTH + " levels deep");
    }
    return new ValuePath(this, elementKey, depth + 1);
  }

  private Object root() {
    ValuePath at = this;
    while (at.parent != null) {
      at = at.parent;
    }
    return at.key;
  }

  /** Visits the elements of a list or an array, or the values of a map; does nothing otherwise. */
  void forEachElement(@Nullable Object value, BiConsumer<ValuePath, @Nullable Object> visitor) {
    if (value instanceof StringOrList union) {
      if (union.isList()) {
        forEachElement(union.values(), visitor);
      }
    } else if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        visitor.accept(element(index++), element);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, element) -> visitor.accept(element(name), element));
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        visitor.accept(element(i), Array.get(value, i));
      }
    }
  }

  IllegalArgumentException refusal(String reason) {
    return new IllegalArgumentException(this + ": " + reason);
  }

  @Override
  public String toString() {
    return parent == null ? key.toString() : parent + "[" + key + "]";
  }
}
