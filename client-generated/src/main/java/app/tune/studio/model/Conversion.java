package app.tune.studio.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Converts values passed to {@code put} to the type of a member, strictly. */
final class Conversion {

  private Conversion() {}

  static JavaType typeOf(Type type) {
    return TypeFactory.defaultInstance().constructType(type);
  }

  /**
   * Converts a value.
   *
   * @throws IllegalArgumentException if it does not fit, such as a text for a number, or 1.5 for an
   *     integer
   */
  static @Nullable Object convert(@Nullable Object value, JavaType type) {
    return value == null || isA(value, type) ? value : Strict.MAPPER.convertValue(value, type);
  }

  private static boolean isA(Object value, JavaType type) {
    return !type.isContainerType() && type.getRawClass().isInstance(value);
  }

  /** Initialized lazily, when a value must be converted. */
  private static final class Strict {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(
                new SimpleModule()
                    .addSerializer(new DateTimes.Writer())
                    .addDeserializer(OffsetDateTime.class, new DateTimes.Reader()))
            .build();
  }
}
