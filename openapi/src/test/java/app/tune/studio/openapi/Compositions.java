package app.tune.studio.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** The compositions supported by the templates: objects merged by allOf, and string or list. */
final class Compositions {
  private static final Set<String> STRING = Set.of("type", "description");
  private static final Set<String> LIST = Set.of("type", "items", "description");

  private Compositions() {}

  static boolean areKnown(Place schema) {
    if (schema.has("allOf")) {
      return schema.isNamedSchema()
          && !schema.has("properties")
          && !Members.isEndless(schema)
          && schema.child("allOf").children().allMatch(Compositions::isObject);
    }
    return !schema.has("oneOf") || (isUnion(schema) && isMember(schema));
  }

  /** Returns whether a schema is a string or a list of strings, without limits. */
  static boolean isUnion(Place schema) {
    List<Place> either = schema.child("oneOf").children().toList();
    return either.size() == 2
        && !schema.has("type")
        && (isString(either.get(0)) && isListOfStrings(either.get(1))
            || isString(either.get(1)) && isListOfStrings(either.get(0)));
  }

  /** Returns whether a schema or its target is such a union. */
  static boolean leadsToUnion(Place schema) {
    return schema.target().anyMatch(target -> target.has("oneOf"));
  }

  private static boolean isMember(Place union) {
    return union.isNamedSchema() || union.isProperty();
  }

  private static boolean isObject(Place part) {
    return part.target().allMatch(target -> target.has("properties") || target.has("allOf"));
  }

  private static boolean isString(Place schema) {
    return schema.text("type").equals("string") && schema.keys().allMatch(STRING::contains);
  }

  private static boolean isListOfStrings(Place schema) {
    JsonNode items = schema.node("items");
    return schema.text("type").equals("array")
        && schema.keys().allMatch(LIST::contains)
        && isString(schema.child("items"))
        && items.isObject();
  }
}
