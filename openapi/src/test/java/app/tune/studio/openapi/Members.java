package app.tune.studio.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of an object, including those merged by allOf. */
final class Members {
  private static final int DEPTH = 16;

  private Members() {}

  static Map<String, Place> of(Place schema) {
    Map<String, Place> members = new LinkedHashMap<>();
    collect(schema, members, 0);
    return members;
  }

  /** Returns the named schema of which this is a part of allOf, or else the schema itself. */
  static Place whole(Place part) {
    String whole = part.pointer().replaceFirst("/allOf/\\d+$", "");
    return part.contract().at("#" + whole).findFirst().orElse(part);
  }

  /** Returns whether allOf is circular. */
  static boolean isEndless(Place schema) {
    List<Place> parts = List.of(schema);
    for (int i = 0; i < DEPTH; i++) {
      parts =
          parts.stream()
              .flatMap(part -> part.child("allOf").children())
              .flatMap(Place::target)
              .distinct()
              .toList();
    }
    return !parts.isEmpty();
  }

  private static void collect(Place schema, Map<String, Place> members, int depth) {
    Place properties = schema.child("properties");
    properties.keys().forEach(name -> members.put(name, properties.child(name)));
    if (depth < DEPTH) {
      schema
          .child("allOf")
          .children()
          .flatMap(Place::target)
          .forEach(part -> collect(part, members, depth + 1));
    }
  }
}
