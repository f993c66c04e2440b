package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.stream.Stream;

/** Rules of schemas: what the templates can turn into a class. */
final class SchemaRules {
  private static final List<String> FORMATS = List.of("int32", "int64", "float", "double");
  private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf", "not");

  static final List<Rule> ALL =
      List.of(
          rule(
              "an enum is named",
              place -> place.isSchema() && place.has("enum") && !place.isNamedSchema(),
              "an enum needs a name of its own under components/schemas"),
          rule(
              "an object is named",
              place -> place.isSchema() && place.has("properties") && !place.isNamedSchema(),
              "an object with properties needs a name of its own under components/schemas"),
          rule(
              "an object is open",
              place -> isObject(place) && !isOpen(place),
              "an object needs additionalProperties, true or a schema: what is unknown is kept"),
          rule(
              "no default",
              place -> place.isSchema() && place.has("default"),
              "a default would be sent as if it had been set: leave it to the description"),
          none(
              "no composition",
              place -> COMPOSITIONS.stream().filter(place.isSchema() ? place::has : any -> false),
              "the templates cannot express "),
          rule(
              "nullable has a type",
              place -> place.isSchema() && place.has("nullable") && !place.has("type"),
              "nullable needs a type beside it; without a type null is allowed anyway"),
          none(
              "a format is known",
              place ->
                  place.isSchema() && place.has("format")
                      ? Stream.of(place.text("format")).filter(format -> !FORMATS.contains(format))
                      : Stream.empty(),
              "the templates know only the formats " + FORMATS + ", not "),
          none(
              "what is required is declared",
              place ->
                  place.isNamedSchema()
                      ? place.texts("required").filter(name -> !place.child("properties").has(name))
                      : Stream.empty(),
              "required, but no property: "));

  private SchemaRules() {}

  private static boolean isObject(Place place) {
    return place.isSchema() && (place.text("type").equals("object") || place.has("properties"));
  }

  private static boolean isOpen(Place object) {
    Place others = object.child("additionalProperties");
    return others.node().isObject() || others.node().asBoolean();
  }
}
