package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the fields of a model class by wire name. */
final class NamedField {
  private static final ClassValue<Map<String, Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> model) {
          return fieldsOf(model);
        }
      };

  private NamedField() {}

  static @Nullable Object read(Model model, String name) {
    Field field = FIELDS.get(model.getClass()).get(name);
    try {
      return field == null ? null : field.get(model);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the declared type of a member. */
  static Type typeOf(Class<?> model, String name) {
    return Objects.requireNonNull(FIELDS.get(model).get(name), name).getGenericType();
  }

  private static Map<String, Field> fieldsOf(Class<?> model) {
    Map<String, Field> fields = new HashMap<>();
    for (Field field : model.getDeclaredFields()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      if (property != null) {
        field.setAccessible(true);
        fields.put(property.value(), field);
      }
    }
    return fields;
  }
}
