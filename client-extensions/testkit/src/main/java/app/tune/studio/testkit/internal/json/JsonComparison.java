package app.tune.studio.testkit.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON for assertions: numbers by value, and objects regardless of the order of members.
 */
public final class JsonComparison {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonComparison() {}

  /** Parses a text that must contain nothing but JSON. */
  public static JsonNode parse(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  /** Parses the expected JSON of a test. */
  public static JsonNode expected(String json) {
    try {
      return parse(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the expected value is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the JSON of a value that Jackson can serialize; null is the JSON null. */
  public static JsonNode of(@Nullable Object value) {
    return expected(MAPPER.valueToTree(value).toString());
  }

  /** Returns the member of this name or JSON pointer (RFC 6901), or a missing node. */
  public static JsonNode member(JsonNode body, String name) {
    return name.startsWith("/") ? body.at(name) : body.path(name);
  }

  /** Returns whether two values are equal. */
  public static boolean equal(JsonNode one, JsonNode other) {
    return one.equals(JsonComparison::compareLeaves, other);
  }

  private static int compareLeaves(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
