package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A builder method that sets a member of the contract, found by the member's wire name. */
record NamedSetter(String name, Method method, JavaType type) {
  private static final ClassValue<Map<String, NamedSetter>> SETTERS =
      new ClassValue<>() {
        @Override
        protected Map<String, NamedSetter> computeValue(Class<?> builder) {
          return settersOf(builder);
        }
      };

  static @Nullable NamedSetter of(Class<?> builder, String name) {
    return SETTERS.get(builder).get(name);
  }

  /**
   * Sets the member.
   *
   * @throws IllegalArgumentException if the value does not fit the type of the member
   */
  void set(Object builder, @Nullable Object value) {
    Object converted;
    try {
      converted = Conversion.convert(value, type);
    } catch (IllegalArgumentException e) {
      String nested = NestedRefusal.find(e, name);
      throw new IllegalArgumentException(nested != null ? nested : refusal(value), e);
    }
    try {
      method.invoke(builder, converted);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private String refusal(@Nullable Object value) {
    return name
        + ": must be "
        + TypeWords.expected(type, value)
        + ", was "
        + TypeWords.shown(value);
  }

  private static Map<String, NamedSetter> settersOf(Class<?> builder) {
    Map<String, NamedSetter> setters = new HashMap<>();
    for (Method method : builder.getMethods()) {
      JsonProperty property = method.getAnnotation(JsonProperty.class);
      if (property != null && method.getParameterCount() == 1) {
        JavaType type = Conversion.typeOf(method.getGenericParameterTypes()[0]);
        setters.put(property.value(), new NamedSetter(property.value(), method, type));
      }
    }
    return setters;
  }
}
