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

/** Writes requests; rejects values that JSON cannot express, naming their place. */
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
    refuse(JsonText.fault(text));
    json.writeString(text);
  }

  @Override
  protected void writeName(String name) throws IOException {
    String fault = JsonText.fault(name);
    if (fault != null) {
      throw new IllegalArgumentException("a member's name: " + fault);
    }
    json.writeFieldName(name);
  }

  @Override
  protected void writeDouble(double number) throws IOException {
    refuse(JsonText.fault(number));
    json.writeNumber(number);
  }

  private void refuse(@Nullable String fault) {
    if (fault != null) {
      throw new IllegalArgumentException(path() + ": " + fault);
    }
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
        refuse(JsonText.fault(node.doubleValue()));
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
