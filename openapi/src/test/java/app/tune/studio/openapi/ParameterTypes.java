package app.tune.studio.openapi;

import java.util.Set;

/** Determines which types a parameter can have. */
final class ParameterTypes {
  private static final Set<String> KEYS =
      Set.of("type", "format", "items", "description", "example", "title");

  private ParameterTypes() {}

  static boolean isKnown(Place parameter) {
    Place schema = parameter.child("schema");
    boolean query = parameter.text("in").equals("query");
    return isValue(schema, query)
        || (query
            && schema.text("type").equals("array")
            && schema.keys().allMatch(KEYS::contains)
            && isValue(schema.child("items"), true));
  }

  private static boolean isValue(Place schema, boolean query) {
    if (schema.has("$ref")) {
      return schema.target().anyMatch(target -> target.has("enum"));
    }
    boolean dateTime = schema.text("format").equals("date-time");
    return schema.text("type").matches("string|integer|number|boolean")
        && schema.keys().allMatch(KEYS::contains)
        && !schema.has("items")
        && (query || !dateTime);
  }
}
