package app.tune.studio.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the values of an enum, each of which becomes a constant. */
final class EnumValues {
  private static final Pattern WORD = Pattern.compile("[\\w.~:/+ -]*[A-Za-z0-9][\\w.~:/+ -]*");

  private EnumValues() {}

  static boolean fit(Place schema) {
    Set<String> constants = new HashSet<>();
    for (JsonNode value : schema.node("enum")) {
      boolean integer = schema.text("type").equals("integer") && isInteger(value, schema);
      boolean word = schema.text("type").equals("string") && isWord(value);
      String constant = integer ? value.asText() : constant(value.asText());
      if (!(integer || word) || constant.equals("KNOWN") || !constants.add(constant)) {
        return false;
      }
    }
    return !constants.isEmpty();
  }

  private static boolean isInteger(JsonNode value, Place schema) {
    return schema.text("format").equals("int64") ? value.canConvertToLong() : value.isInt();
  }

  static boolean isWord(JsonNode value) {
    return value.isTextual() && WORD.matcher(value.asText()).matches();
  }

  /** Returns a name that is equal for values whose constants would collide. */
  static String constant(String value) {
    return value.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }
}
