package app.tune.studio.client.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads members that the contract does not name; a number too large for a double is refused. */
final class FiniteValues extends UntypedObjectDeserializer {

  private static final long serialVersionUID = 1L;

  FiniteValues() {
    super((@Nullable JavaType) null, null);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    Object value = super.deserialize(parser, context);
    if (value instanceof Double number && number.isInfinite()) {
      return context.reportInputMismatch(this, "a number is beyond the range of a double");
    }
    return value;
  }
}
