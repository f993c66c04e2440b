package app.tune.studio.spring.autoconfigure;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets what properties say, and names the property where a value is refused. */
record CheckedSetters(ClientProperties properties) {

  /** Sets a value, unless it is null. */
  <T> void set(String property, @Nullable T value, Consumer<? super T> setter) {
    if (value == null) {
      return;
    }
    try {
      requireResolved(value);
      setter.accept(value);
    } catch (IllegalArgumentException refused) {
      throw invalid(property, refused);
    }
  }

  /** Sets all entries of a map. */
  void setAll(String property, Map<String, String> values, BiConsumer<String, String> setter) {
    values.forEach(
        (name, value) -> set(property + "." + name, value, text -> setter.accept(name, text)));
  }

  /** Properties keep a placeholder that has no value, which would be sent as it is. */
  static void requireResolved(Object value) {
    if (value instanceof String text && text.startsWith("${") && text.endsWith("}")) {
      throw new IllegalArgumentException("the placeholder " + text + " has no value");
    }
  }

  InvalidPropertyException invalid(String property, IllegalArgumentException refused) {
    return new InvalidPropertyException(properties.nameOf(property), refused);
  }

  InvalidPropertyException invalid(String property, String reason) {
    return new InvalidPropertyException(properties.nameOf(property), reason);
  }
}
