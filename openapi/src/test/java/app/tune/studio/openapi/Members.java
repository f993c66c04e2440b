package app.tune.studio.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The properties of an object, including those merged by allOf. */
final class Members {
  private static final int DEPTH = 16;
  private static final Set<String> TEXTS = Set.of("description", "title", "example");

  private Members() {}

  static Map<String, Place> of(Place schema) {
    Map<String, Place> members = new LinkedHashMap<>();
    all(schema).forEach((name, definitions) -> members.put(name, last(definitions)));
    return members;
  }

  /** Returns the members that parts of allOf define differently, apart from texts for readers. */
  static Stream<String> ambiguous(Place schema) {
    return all(schema).entrySet().stream()
        .filter(it -> it.getValue().stream().map(Members::meaning).distinct().count() > 1)
        .map(Map.Entry::getKey);
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

  private static Map<String, List<Place>> all(Place schema) {
    Map<String, List<Place>> members = new LinkedHashMap<>();
    collect(schema, members, 0);
    return members;
  }

  private static Place last(List<Place> definitions) {
    return definitions.get(definitions.size() - 1);
  }

  private static JsonNode meaning(Place member) {
    return member.node() instanceof ObjectNode node
        ? node.deepCopy().without(TEXTS)
        : member.node();
  }

  private static void collect(Place schema, Map<String, List<Place>> members, int depth) {
    Place properties = schema.child("properties");
    properties
        .keys()
        .forEach(
            name ->
                members
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(properties.child(name)));
    if (depth < DEPTH) {
      schema
          .child("allOf")
          .children()
          .flatMap(Place::target)
          .forEach(part -> collect(part, members, depth + 1));
    }
  }
}
