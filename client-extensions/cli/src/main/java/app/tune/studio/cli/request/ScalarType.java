package app.tune.studio.cli.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types whose values have no structure, so that they need no JSON on a command line. */
final class ScalarType {

  private static final List<Class<?>> AS_THEY_ARE =
      List.of(String.class, Boolean.class, Integer.class, Long.class, Double.class, Float.class);

  private ScalarType() {}

  /** Returns what such a value is read as, or null if the type is no such type. */
  static @Nullable Class<?> parsed(Type type) {
    if (!(type instanceof Class<?> scalar)) {
      return null;
    } else if (scalar == Number.class) {
      return Double.class;
    } else if (scalar == OffsetDateTime.class) {
      return String.class; // which the model reads, as it is on the wire
    }
    return AS_THEY_ARE.contains(scalar) ? scalar : ofEnumeration(scalar);
  }

  /** An enumeration of the contract is open, and made from any text or integer. */
  private static @Nullable Class<?> ofEnumeration(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(JsonCreator.class)) {
        Class<?> value = method.getParameterTypes()[0];
        return AS_THEY_ARE.contains(value) ? value : null;
      }
    }
    return null;
  }
}
