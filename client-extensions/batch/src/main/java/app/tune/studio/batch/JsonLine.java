package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.ByteLines;
import app.tune.studio.batch.internal.file.JsonFault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a line that holds a JSON object, and what several formats make of them. */
final class JsonLine {

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  // a message of Jackson's must not show a prompt
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          // as a double, a decimal number would lose digits
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerForMapOf(Object.class);

  private final Map<String, @Nullable Object> members;
  private final long number;

  private JsonLine(Map<String, @Nullable Object> members, long number) {
    this.members = members;
    this.number = number;
  }

  static JsonLine read(ByteLines line) throws IOException {
    try (JsonParser parser = READER.createParser(line.array(), line.offset(), line.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw FaultyLineException.at(line.number(), "not a JSON object");
      }
      Map<String, @Nullable Object> members = READER.readValue(parser);
      if (parser.nextToken() != null) {
        throw FaultyLineException.at(line.number(), "more than one JSON value");
      }
      return new JsonLine(members, line.number());
    } catch (JsonProcessingException e) {
      throw FaultyLineException.at(line.number(), "not a JSON object: " + JsonFault.of(e));
    }
  }

  long number() {
    return number;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object get(String name) {
    return members.get(name);
  }

  /** Returns the members that are left; they are the caller's from now on. */
  Map<String, @Nullable Object> members() {
    return members;
  }

  /** Removes a member that is an id, and returns its text, or null where there is none. */
  @Nullable String takeId(String name) throws FaultyLineException {
    if (!has(name)) {
      return null;
    }
    return idText(name, members.remove(name));
  }

  /** Returns the text of an id. */
  String idText(String name, @Nullable Object value) throws FaultyLineException {
    boolean integer =
        value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    String text = value instanceof String || integer ? String.valueOf(value) : "";
    if (text.isEmpty()) {
      throw fault(name + ": must be a text that is not empty, or an integer, was " + kind(value));
    }
    return text;
  }

  FaultyLineException fault(String message) {
    return FaultyLineException.at(number, message);
  }

  private static String kind(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String) {
      return "an empty text";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof List ? "a list" : value.toString();
  }
}
