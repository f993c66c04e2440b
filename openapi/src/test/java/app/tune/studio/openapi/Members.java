package app.tune.studio.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** The properties of an object, those that it takes over by allOf included. */
final class Members {
  private Members() {}

  static Map<String, Place> of(Place schema) {
    Map<String, Place> members = new LinkedHashMap<>();
    collect(schema, members, 0);
    return members;
  }

  /** The named schema that a part of its allOf belongs to, else the schema itself. */
  static Place whole(Place part) {
    String whole = part.pointer().replaceFirst("/allOf/\\d+$", "");
    return part.contract().at("#" + whole).findFirst().orElse(part);
  }

  private static void collect(Place schema, Map<String, Place> members, int depth) {
    Place properties = schema.child("properties");
    properties.keys().forEach(name -> members.put(name, properties.child(name)));
    if (depth < 16) {
      schema
          .child("allOf")
          .children()
          .flatMap(Place::target)
          .forEach(part -> collect(part, members, depth + 1));
    }
  }
}
