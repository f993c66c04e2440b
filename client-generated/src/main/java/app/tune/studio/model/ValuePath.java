package app.tune.studio.model;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The path to a value in a request, such as {@code matrix[2][0]}; formatted only if needed. */
record ValuePath(@Nullable ValuePath parent, Object key) {

  static ValuePath of(String member) {
    return new ValuePath(null, member);
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
        visitor.accept(new ValuePath(this, index++), element);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, element) -> visitor.accept(new ValuePath(this, name), element));
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        visitor.accept(new ValuePath(this, i), Array.get(value, i));
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
