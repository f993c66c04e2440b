package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Rules for types, formats and limits. */
final class TypeRules {
  private static final Map<String, Set<String>> FORMATS =
      Map.of(
          "integer", Set.of("int32", "int64"),
          "number", Set.of("float", "double"),
          "string", Set.of("date-time"));
  private static final Map<String, String> TYPE_OF_LIMIT =
      Map.ofEntries(
          Map.entry("minimum", "integer|number"),
          Map.entry("maximum", "integer|number"),
          Map.entry("exclusiveMinimum", "integer|number"),
          Map.entry("exclusiveMaximum", "integer|number"),
          Map.entry("multipleOf", "integer|number"),
          Map.entry("minLength", "string"),
          Map.entry("maxLength", "string"),
          Map.entry("pattern", "string"),
          Map.entry("minItems", "array"),
          Map.entry("maxItems", "array"),
          Map.entry("items", "array"),
          Map.entry("minProperties", "object"),
          Map.entry("maxProperties", "object"),
          Map.entry("properties", "object"),
          Map.entry("additionalProperties", "object"),
          Map.entry("x-absent-values", "string"),
          Map.entry("format", "integer|number|string"));

  static final List<Rule> ALL =
      List.of(
          rule(
              "a type is known",
              place ->
                  place.isSchema()
                      && place.has("type")
                      && !place.text("type").matches("string|integer|number|boolean|array|object"),
              place -> "the templates do not know the type " + place.node("type")),
          none(
              "a limit fits its type",
              place -> place.isSchema() ? misplaced(place) : Stream.empty(),
              "of another type than the schema: "),
          rule(
              "a format is known",
              place ->
                  place.isSchema()
                      && place.has("format")
                      && !FORMATS
                          .getOrDefault(place.text("type"), Set.of())
                          .contains(place.text("format")),
              place -> "the templates do not know the format " + place.text("format")),
          rule(
              "a date-time has no limits",
              place ->
                  place.isSchema()
                      && place.text("format").equals("date-time")
                      && (place.has("pattern") || place.has("minLength") || place.has("maxLength")),
              "the templates do not know limits of a date-time"),
          rule(
              "a date-time is near its member",
              place -> place.text("format").equals("date-time") && isDeep(place),
              "a date-time is a member, or in a list or map that is a member, not deeper"),
          rule(
              "a list has items",
              place ->
                  place.isSchema() && place.text("type").equals("array") && !place.has("items"),
              "a list needs items"),
          rule(
              "a pattern is known",
              place -> place.isSchema() && place.has("pattern") && !compiles(place.text("pattern")),
              "the pattern is not one that Java knows"),
          rule(
              "what is deprecated is a member",
              place -> place.isSchema() && place.has("deprecated") && !place.isProperty(),
              "the templates mark members, parameters and operations as deprecated"),
          rule(
              "limits of an object are its own",
              place ->
                  place.isNamedSchema()
                      && (place.has("minProperties") || place.has("maxProperties")),
              "the templates do not count the members of an object"));

  private TypeRules() {}

  private static Stream<String> misplaced(Place schema) {
    String type = schema.text("type");
    return schema
        .keys()
        .filter(TYPE_OF_LIMIT::containsKey)
        .filter(key -> !type.matches(TYPE_OF_LIMIT.get(key)));
  }

  private static boolean isDeep(Place schema) {
    return schema.pointer().matches(".*(/(items|additionalProperties)){2}");
  }

  private static boolean compiles(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
