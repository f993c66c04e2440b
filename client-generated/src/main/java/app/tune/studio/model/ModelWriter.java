package app.tune.studio.model;

import app.tune.studio.api.Timestamp;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes models as JSON by generated code, without reflection. Maps, collections, texts, numbers
 * and date-times are written directly too, any other object by the codec of the generator.
 *
 * <p>Not thread-safe.
 */
public class ModelWriter {
  private static final Timestamp TIMESTAMP = new Timestamp();

  private final JsonGenerator json;

  /**
   * Creates a writer.
   *
   * @param json the target
   */
  public ModelWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes a value.
   *
   * @param value a model, or a value of a member
   * @throws IOException if the generator throws it
   */
  public final void write(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      writeText(text);
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
      writeName((String) member.getKey());
      write(member.getValue());
    }
    json.writeEndObject();
  }

  private void writeNumber(Number number) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      json.writeNumber(number.longValue());
    } else if (number instanceof Double) {
      writeDouble(number.doubleValue());
    } else if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof BigInteger integer) {
      json.writeNumber(integer);
    } else {
      writeOther(number);
    }
  }

  /**
   * Writes a text.
   *
   * @param text the text
   * @throws IOException if the generator throws it
   */
  protected void writeText(String text) throws IOException {
    json.writeString(text);
  }

  /**
   * Writes the name of a member.
   *
   * @param name the name
   * @throws IOException if the generator throws it
   */
  protected void writeName(String name) throws IOException {
    json.writeFieldName(name);
  }

  /**
   * Writes a number.
   *
   * @param number the number
   * @throws IOException if the generator throws it
   */
  protected void writeDouble(double number) throws IOException {
    json.writeNumber(number);
  }

  /**
   * Writes an object of any other class.
   *
   * @param value the object
   * @throws IOException if the codec throws it
   */
  protected void writeOther(Object value) throws IOException {
    json.writePOJO(value);
  }
}
