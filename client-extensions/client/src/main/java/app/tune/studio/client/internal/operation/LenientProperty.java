package app.tune.studio.client.internal.operation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A property that is set if the value is of its type, and kept raw otherwise. */
final class LenientProperty extends SettableBeanProperty.Delegating {

  private static final long serialVersionUID = 1L;

  private final SettableAnyProperty rest;

  LenientProperty(SettableBeanProperty delegate, SettableAnyProperty rest) {
    super(delegate);
    this.rest = rest;
  }

  @Override
  protected SettableBeanProperty withDelegate(SettableBeanProperty changed) {
    return new LenientProperty(changed, rest);
  }

  @Override
  public void deserializeAndSet(JsonParser parser, DeserializationContext context, Object model)
      throws IOException {
    deserializeSetAndReturn(parser, context, model);
  }

  @Override
  public Object deserializeSetAndReturn(
      JsonParser parser, DeserializationContext context, Object model) throws IOException {
    if (fits(parser, getType())) {
      return delegate.deserializeSetAndReturn(parser, context, model);
    }
    Object raw = context.readValue(parser, Object.class);
    rest.set(model, getName(), raw);
    return model;
  }

  private static boolean fits(JsonParser parser, JavaType type) throws IOException {
    JsonToken token = parser.currentToken();
    Class<?> raw = type.getRawClass();
    if (token == JsonToken.VALUE_NULL || raw == Object.class) {
      return true;
    }
    if (raw == String.class) {
      return token == JsonToken.VALUE_STRING;
    }
    if (raw == Boolean.class) {
      return token.isBoolean();
    }
    if (raw == Integer.class || raw == Long.class) {
      return isWhole(parser, token, raw);
    }
    if (Number.class.isAssignableFrom(raw)) {
      return token.isNumeric();
    }
    if (type.isCollectionLikeType()) {
      return token == JsonToken.START_ARRAY;
    }
    return !type.isMapLikeType() && raw.isEnum() ? token == JsonToken.VALUE_STRING
        : type.isMapLikeType() || token != JsonToken.VALUE_STRING ? token == JsonToken.START_OBJECT
        : isOpenValue(type);
  }

  private static boolean isWhole(JsonParser parser, @Nullable JsonToken token, Class<?> wanted)
      throws IOException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      return false;
    }
    return switch (parser.getNumberType()) {
      case INT -> true;
      case LONG -> wanted == Long.class;
      default -> false;
    };
  }
}
