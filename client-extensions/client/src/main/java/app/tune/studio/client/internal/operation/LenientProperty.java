package app.tune.studio.client.internal.operation;

import app.tune.studio.model.ModelBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A property that is set if the value has its type, and otherwise kept raw. */
final class LenientProperty extends SettableBeanProperty.Delegating {

  private static final long serialVersionUID = 1L;

  private final boolean model;

  LenientProperty(SettableBeanProperty delegate) {
    super(delegate);
    this.model = isLenientModel(delegate.getValueDeserializer());
  }

  /** Returns whether values are models that any JSON object fits, as all members are lenient. */
  private static boolean isLenientModel(@Nullable JsonDeserializer<?> values) {
    if (!(values instanceof BuilderBasedDeserializer models)) {
      return false;
    }
    for (Iterator<SettableBeanProperty> all = models.properties(); all.hasNext(); ) {
      if (!(all.next() instanceof LenientProperty)) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected SettableBeanProperty withDelegate(SettableBeanProperty changed) {
    return new LenientProperty(changed);
  }

  @Override
  public void deserializeAndSet(JsonParser parser, DeserializationContext context, Object model)
      throws IOException {
    deserializeSetAndReturn(parser, context, model);
  }

  @Override
  public Object deserializeSetAndReturn(
      JsonParser parser, DeserializationContext context, Object model) throws IOException {
    return switch (fit(parser)) {
      case YES -> delegate.deserializeSetAndReturn(parser, context, model);
      case NO -> keepRaw(context.readValue(parser, Object.class), model);
      case UNKNOWN -> tried(context.bufferAsCopyOfValue(parser), context, model);
    };
  }

  private Object keepRaw(@Nullable Object value, Object builder) {
    ((ModelBuilder<?, ?>) builder).additionalProperties(Collections.singletonMap(getName(), value));
    return builder;
  }

  private Object tried(TokenBuffer value, DeserializationContext context, Object model)
      throws IOException {
    try (JsonParser typed = value.asParserOnFirstToken()) {
      return delegate.deserializeSetAndReturn(typed, context, model);
    } catch (JsonMappingException otherShape) {
      try (JsonParser raw = value.asParserOnFirstToken()) {
        return keepRaw(context.readValue(raw, Object.class), model);
      }
    }
  }

  private enum Fit {
    YES,
    NO,
    /** Not known without trying. */
    UNKNOWN
  }

  /** Decides by the first token if possible, since almost all values fit. */
  private Fit fit(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    Class<?> type = getType().getRawClass();
    if (token == JsonToken.VALUE_NULL || type == Object.class) {
      return Fit.YES;
    }
    if (type == String.class) {
      return of(token == JsonToken.VALUE_STRING);
    }
    if (type == Boolean.class) {
      return of(token.isBoolean());
    }
    if (type == Long.class || type == Integer.class) {
      return of(isWhole(parser, token, type));
    }
    if (type == Double.class) {
      return of(token.isNumeric());
    }
    return model ? of(token == JsonToken.START_OBJECT) : Fit.UNKNOWN;
  }

  private static Fit of(boolean fits) {
    return fits ? Fit.YES : Fit.NO;
  }

  private static boolean isWhole(JsonParser parser, JsonToken token, Class<?> type)
      throws IOException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      return false;
    }
    return switch (parser.getNumberType()) {
      case INT -> true;
      case LONG -> type == Long.class;
      default -> false;
    };
  }
}
