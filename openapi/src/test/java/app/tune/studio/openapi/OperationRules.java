package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.stream.Stream;

/** Rules of references, operations, headers and bodies. */
final class OperationRules {
  static final List<Rule> ALL =
      List.of(
          rule(
              "a reference leads somewhere",
              place -> place.has("$ref") && place.target().findAny().isEmpty(),
              place -> "nothing is at " + place.text("$ref")),
          rule(
              "an operationId is unique",
              place -> place.isOperation() && earlierOfSameId(place).findAny().isPresent(),
              place -> "the operationId " + place.text("operationId") + " is there twice"),
          rule(
              "an operation is named",
              place -> place.isOperation() && (!place.has("operationId") || !hasOneTag(place)),
              "an operation needs an operationId and one of the tags that are declared"),
          rule(
              "a header is named",
              place -> isHeader(place) && !place.has("$ref"),
              "a header needs a $ref into components, where its constant comes from"),
          rule(
              "a body is named",
              place -> place.isMediaType() && !place.child("schema").has("$ref"),
              "the schema of a body needs a $ref into components/schemas"),
          rule(
              "a request is checked",
              place -> isPartOf(place, true) && !place.is("x-request") && !place.has("enum"),
              "part of a request, so it needs x-request: true: limits are checked when it is built"),
          rule(
              "an answer is not checked",
              place -> isPartOf(place, false) && place.is("x-request"),
              "part of an answer, so x-request is wrong: answers are not refused for their values"));

  private OperationRules() {}

  private static Stream<Place> earlierOfSameId(Place operation) {
    return operation
        .contract()
        .places()
        .takeWhile(place -> !place.equals(operation))
        .filter(Place::isOperation)
        .filter(place -> place.text("operationId").equals(operation.text("operationId")));
  }

  private static boolean hasOneTag(Place operation) {
    List<String> tags = operation.texts("tags").toList();
    return tags.size() == 1
        && operation
            .contract()
            .places()
            .filter(place -> place.pointer().matches("/tags/\\d+"))
            .anyMatch(place -> place.text("name").equals(tags.get(0)));
  }

  private static boolean isHeader(Place place) {
    return (place.pointer().matches("/paths/.*/parameters/\\d+")
            && place.text("in").equals("header"))
        || (place.pointer().matches(".*/headers/[^/]+")
            && !place.pointer().startsWith("/components/headers/"));
  }

  private static boolean isPartOf(Place schema, boolean request) {
    return schema.isNamedSchema()
        && schema
            .contract()
            .reachableFrom(
                schema
                    .contract()
                    .places()
                    .filter(Place::isMediaType)
                    .filter(mediaType -> mediaType.isOfRequest() == request))
            .contains(schema);
  }
}
