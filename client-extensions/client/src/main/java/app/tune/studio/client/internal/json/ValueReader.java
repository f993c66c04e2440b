package app.tune.studio.client.internal.json;

import app.tune.studio.model.Model;
import app.tune.studio.model.ModelBuilder;
import app.tune.studio.model.ModelReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads values of one type. Thread-safe.
 *
 * @param <T> the type
 */
@FunctionalInterface
public interface ValueReader<T> {

  /**
   * Reads the value at which the parser stands.
   *
   * @throws IOException if the JSON is malformed, or is not of the type
   */
  T read(JsonParser parser) throws IOException;

  /** Returns a reader that uses generated code for models and lists of them, Jackson otherwise. */
  @SuppressWarnings("unchecked") // each branch reads this type
  static <T> ValueReader<T> of(Type type) {
    if (isModel(type)) {
      Supplier<ModelBuilder<Model, ?>> builders = builders((Class<?>) type);
      return parser -> (T) new ModelReader(parser).read(builders.get());
    }
    if (type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && isModel(list.getActualTypeArguments()[0])) {
      Supplier<ModelBuilder<Model, ?>> builders =
          builders((Class<?>) list.getActualTypeArguments()[0]);
      return parser -> (T) new ModelReader(parser).readAll(builders);
    }
    ObjectReader reader = Json.mapper().readerFor(Json.mapper().constructType(type));
    return reader::readValue;
  }

  private static boolean isModel(Type type) {
    return type instanceof Class<?> named && Model.class.isAssignableFrom(named);
  }

  /** Returns the static method of a model that creates a builder. */
  @SuppressWarnings("unchecked") // the method of this model
  private static Supplier<ModelBuilder<Model, ?>> builders(Class<?> model) {
    try {
      Method builder = model.getMethod("builder");
      return () -> {
        try {
          return (ModelBuilder<Model, ?>) builder.invoke(null);
        } catch (ReflectiveOperationException notCallable) {
          throw new IllegalStateException(notCallable);
        }
      };
    } catch (NoSuchMethodException foreign) {
      throw new IllegalArgumentException(model + ": has no builder", foreign);
    }
  }
}
