package app.tune.studio.client.internal.json;

import app.tune.studio.model.ModelWriter;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests; rejects values that JSON in UTF-8 cannot express, naming their place: non-finite
 * numbers, and texts with an unpaired surrogate, which would be replaced on the way (RFC 8259, 6
 * and 8.2).
 */
public final class JsonWriter extends ModelWriter {

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    super(json);
    this.json = json;
  }

  /**
   * Returns the JSON of a value in UTF-8.
   *
   * @throws IllegalArgumentException if JSON cannot express it; the message names the member
   */
  public static byte[] bytes(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(0); // written once unless long
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      new JsonWriter(json).write(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(
          "the request cannot be written as JSON: " + unwritable.getOriginalMessage(), unwritable);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // in memory
    }
    return out.toByteArray();
  }

  @Override
  protected void writeText(String text) throws IOException {
    refuse(fault(text));
    json.writeString(text);
  }

  @Override
  protected void writeName(String name) throws IOException {
    String fault = fault(name);
    if (fault != null) {
      throw new IllegalArgumentException("a member's name: " + fault);
    }
    json.writeFieldName(name);
  }

  @Override
  protected void writeDouble(double number) throws IOException {
    refuse(fault(number));
    json.writeNumber(number);
  }

  private void refuse(@Nullable String fault) {
    if (fault != null) {
      throw new IllegalArgumentException(path() + ": " + fault);
    }
  }

  /** Returns what is wrong with a number, or null. */
  private static @Nullable String fault(double number) {
    return Double.isFinite(number) ? null : "must be finite, was " + number;
  }

  /** Returns what is wrong with a text, or null. */
  @SuppressWarnings("IncrementInForLoopAndHeader") // skips the second half of a pair
  private static @Nullable String fault(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        return String.format("character %d is U+%04X, an unpaired surrogate", i + 1, (int) c);
      }
      i++;
    }
    return null;
  }

  @Override
  protected void writeOther(Object value) throws IOException {
    writeTree(Json.mapper().valueToTree(value));
  }

  private void writeTree(JsonNode node) throws IOException {
    if (node.isObject()) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        writeName(member.getKey());
        writeTree(member.getValue());
      }
      json.writeEndObject();
    } else if (node.isArray()) {
      json.writeStartArray();
      for (JsonNode element : node) {
        writeTree(element);
      }
      json.writeEndArray();
    } else if (node.isTextual()) {
      writeText(node.textValue());
    } else {
      if (node.isDouble() || node.isFloat()) {
        refuse(fault(node.doubleValue()));
      }
      Json.mapper().writeTree(json, node);
    }
  }

  /** Returns the place of the value to be written, such as {@code messages[0].text}. */
  private String path() {
    JsonStreamContext context = json.getOutputContext();
    return context.inArray()
        ? path(context.getParent()) + "[" + context.getEntryCount() + "]"
        : path(context);
  }

  private static String path(JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    if (parent == null) {
      return "";
    }
    String before = path(parent);
    if (context.inArray()) {
      return before + "[" + context.getCurrentIndex() + "]";
    }
    return before.isEmpty() ? context.getCurrentName() : before + "." + context.getCurrentName();
  }
}
