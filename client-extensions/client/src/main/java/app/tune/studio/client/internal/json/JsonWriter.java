package app.tune.studio.client.internal.json;

import app.tune.studio.api.Timestamp;
import app.tune.studio.model.Model;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests. Models, maps, lists, texts, numbers and date-times are written directly, any
 * other object as by Jackson.
 */
public final class JsonWriter {

  private static final Timestamp TIMESTAMP = new Timestamp();

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
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

  private void write(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      JsonText.checkText(this::path, text);
      json.writeString(text);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number) {
      writeNumber(number);
    } else if (value instanceof Model model) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      model.putMembers(members);
      writeMembers(members);
    } else if (value instanceof OffsetDateTime time) {
      json.writeString(TIMESTAMP.expand(time));
    } else if (value instanceof Map<?, ?> map && hasNames(map)) {
      writeMembers(map);
    } else if (value instanceof Collection<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(element);
      }
      json.writeEndArray();
    } else {
      writeOther(value);
    }
  }

  private static boolean hasNames(Map<?, ?> map) {
    for (Object name : map.keySet()) {
      if (!(name instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private void writeMembers(Map<?, ? extends @Nullable Object> members) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ? extends @Nullable Object> member : members.entrySet()) {
      String name = (String) member.getKey();
      JsonText.checkText(() -> "a member's name", name);
      json.writeFieldName(name);
      write(member.getValue());
    }
    json.writeEndObject();
  }

  private void writeNumber(Number number) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      json.writeNumber(number.longValue());
    } else if (number instanceof Double) {
      JsonText.checkNumber(this::path, number.doubleValue());
      json.writeNumber(number.doubleValue());
    } else if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof BigInteger integer) {
      json.writeNumber(integer);
    } else {
      writeOther(number);
    }
  }

  private void writeOther(Object value) throws IOException {
    JsonNode tree = Json.mapper().valueToTree(value);
    JsonText.check(path(), tree);
    Json.mapper().writeTree(json, tree);
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
