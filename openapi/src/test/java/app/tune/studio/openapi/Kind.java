package app.tune.studio.openapi;

import java.util.Set;

/** What stands at a place, as far as the rules must tell it apart. */
enum Kind {
  SCHEMA,
  SCHEMAS_BY_NAME,
  EXAMPLE,
  OTHER;

  private static final Set<String> SUBSCHEMAS =
      Set.of("items", "additionalProperties", "not", "allOf", "anyOf", "oneOf");

  /** The kind of a child, by the kind of its parent and the key or index between them. */
  Kind of(String key, String parentPointer) {
    return switch (this) {
      case SCHEMAS_BY_NAME -> SCHEMA;
      case SCHEMA -> inSchema(key);
      default -> inOther(key, parentPointer);
    };
  }

  private static Kind inSchema(String key) {
    if (key.equals("properties")) {
      return SCHEMAS_BY_NAME;
    }
    return SUBSCHEMAS.contains(key) || key.matches("\\d+") ? SCHEMA : EXAMPLE;
  }

  private static Kind inOther(String key, String parentPointer) {
    if (key.equals("schema")) {
      return SCHEMA;
    }
    if (key.equals("schemas") && parentPointer.equals("/components")) {
      return SCHEMAS_BY_NAME;
    }
    if (parentPointer.endsWith("/headers")) {
      return OTHER;
    }
    return key.startsWith("x-") || key.equals("example") || key.equals("value") ? EXAMPLE : OTHER;
  }
}
