package app.tune.studio.client.internal.operation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads additional properties; a number beyond the range of a double is kept. */
final class LenientValues extends UntypedObjectDeserializer {

  private static final long serialVersionUID = 1L;

  LenientValues() {
    super((@Nullable JavaType) null, null);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    boolean number = parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !parser.isNaN();
    Object value = super.deserialize(parser, context);
    return number && value instanceof Double read && read.isInfinite()
        ? parser.getDecimalValue()
        : value;
  }
}
