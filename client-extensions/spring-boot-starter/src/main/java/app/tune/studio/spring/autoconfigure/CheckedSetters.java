package app.tune.studio.spring.autoconfigure;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets what properties say, and names the property where a value is refused. */
record CheckedSetters(ClientProperties properties) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^{}]*}");

  /** Sets a value, unless it is null. */
  <T> void set(String property, @Nullable T value, Consumer<? super T> setter) {
    if (value == null) {
      return;
    }
    try {
      requireNoPlaceholder(value);
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

  /**
   * Properties keep a placeholder that has no value, which would be sent as it is. Shows nothing
   * but the placeholder, since the text around it may be secret.
   */
  static void requireNoPlaceholder(Object value) {
    Matcher placeholder = PLACEHOLDER.matcher(value instanceof String text ? text : "");
    if (placeholder.find()) {
      throw new IllegalArgumentException(
          "the placeholder " + placeholder.group() + " has no value");
    }
  }

  /** The same for a text that may itself contain one; refuses only what is nothing else. */
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
