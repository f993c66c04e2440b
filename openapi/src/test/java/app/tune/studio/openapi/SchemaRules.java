package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.stream.Stream;

/** Rules for schemas that the templates can turn into classes and members. */
final class SchemaRules {
  static final List<Rule> ALL =
      List.of(
          rule(
              "a name is for an object, an enum or a union",
              place -> place.isNamedSchema() && !isNameable(place),
              "a named schema is an object with properties, an allOf, an enum, or a oneOf of a"
                  + " string and a list of strings; anything else belongs where it is used"),
          rule(
              "an enum is named",
              place -> place.isSchema() && place.has("enum") && !place.isNamedSchema(),
              "an enum needs a name of its own under components/schemas"),
          rule(
              "an enum has values of its type",
              place -> place.has("enum") && place.isSchema() && !EnumValues.fit(place),
              "an enum has strings of letters, digits and signs, or integers, each once"),
          rule(
              "an object is named",
              place -> place.isSchema() && place.has("properties") && !isNamedObject(place),
              "an object with properties needs a name of its own under components/schemas"),
          rule(
              "an object is open",
              place -> isObject(place) && !isOpen(place),
              "an object needs additionalProperties: true, a map a schema: what is unknown is kept"),
          rule(
              "no default",
              place -> place.isSchema() && place.has("default"),
              "a default would be sent as if it had been set: leave it to the description"),
          rule(
              "nullable has a type",
              place -> isNullable(place) && !hasPlainType(place),
              "nullable needs a type beside it, at a member; without a type null is allowed anyway"),
          rule(
              "a composition is known",
              place -> place.isSchema() && !Compositions.areKnown(place),
              "the templates know allOf of objects in a named schema, and oneOf of a string and a"
                  + " list of strings as a member"),
          none(
              "parts of allOf agree",
              place -> place.isNamedSchema() ? Members.ambiguous(place) : Stream.empty(),
              "only the last limits would apply, since parts of allOf differ in the member "),
          rule(
              "a union is a member",
              place ->
                  place.has("$ref")
                      && !place.isProperty()
                      && place.isSchema()
                      && Compositions.leadsToUnion(place),
              "a union is a member by itself, not an element"),
          none(
              "what is required is declared",
              place ->
                  place.isSchema() && place.has("required")
                      ? place
                          .texts("required")
                          .filter(name -> !Members.of(Members.whole(place)).containsKey(name))
                      : Stream.empty(),
              "required, but no property: "));

  private SchemaRules() {}

  private static boolean isNameable(Place schema) {
    return !schema.node("properties").isEmpty()
        || schema.has("enum")
        || schema.has("allOf")
        || schema.has("oneOf")
        || schema.has("$ref");
  }

  private static boolean isNamedObject(Place schema) {
    return schema.isNamedSchema()
        || schema.pointer().matches("/components/schemas/[^/]+/allOf/\\d+");
  }

  private static boolean isObject(Place place) {
    return place.isSchema() && (place.text("type").equals("object") || place.has("properties"));
  }

  private static boolean isOpen(Place object) {
    Place others = object.child("additionalProperties");
    return others.node().asBoolean() || (others.node().isObject() && !object.has("properties"));
  }

  private static boolean isNullable(Place place) {
    return place.isSchema() && place.has("nullable") && !place.has("$ref");
  }

  private static boolean hasPlainType(Place schema) {
    return schema.has("type") && !schema.isNamedSchema();
  }
}
