package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for operations: their names, bodies and responses. */
final class OperationRules {
  private static final String SUCCESS = "2\\d\\d";

  static final List<Rule> ALL =
      List.of(
          rule(
              "an operation is named",
              place -> place.isOperation() && (!place.has("operationId") || !hasOneTag(place)),
              "an operation needs an operationId and one of the tags that are declared"),
          rule(
              "an operation has one kind of success",
              place -> place.isOperation() && successes(place).count() != 1,
              "an operation needs one response with a 2xx status"),
          none(
              "a status is known",
              place ->
                  place.kind() == Kind.RESPONSES && !place.pointer().startsWith("/components/")
                      ? place
                          .keys()
                          .filter(key -> !key.matches(SUCCESS + "|[45](\\d\\d|XX)|default"))
                      : Stream.empty(),
              "the templates do not know the status "),
          rule(
              "no content has no content",
              place ->
                  place.key().equals("204")
                      && place.target().anyMatch(response -> response.has("content")),
              "204 has no content"),
          rule(
              "a body is JSON",
              place -> place.isMediaType() && !mediaTypesAt(place).contains(place.key()),
              place -> "the templates do not know a body of the media type " + place.key()),
          rule(
              "a stream has a plain response beside it",
              place ->
                  place.kind() == Kind.CONTENT
                      && place.has("text/event-stream")
                      && !place.has("application/json"),
              "an event stream needs an application/json response beside it"),
          rule(
              "a body has a schema of its own",
              place -> place.isMediaType() && !isBody(place.child("schema")),
              "the schema of a body needs a $ref into components/schemas, or is a list of those"),
          rule(
              "a body of a request is required",
              place ->
                  place.kind() == Kind.REQUEST_BODY && !place.has("$ref") && !place.is("required"),
              "a request body needs required: true"),
          rule(
              "only some verbs have a body",
              place ->
                  place.isOperation()
                      && place.has("requestBody")
                      && place.key().matches("get|delete"),
              place -> "a " + place.key() + " has no body"),
          rule(
              "a request is checked",
              place -> BodySchemas.of(place, true) && !place.is("x-request") && !isValue(place),
              "part of a request, so it needs x-request: true: limits are checked when it is built"),
          rule(
              "a response is not checked",
              place -> BodySchemas.of(place, false) && place.is("x-request"),
              "part of a response, so x-request is wrong: responses are not refused for their values"));

  private OperationRules() {}

  private static boolean hasOneTag(Place operation) {
    List<String> tags = operation.texts("tags").toList();
    return tags.size() == 1
        && operation
            .contract()
            .places()
            .filter(place -> place.kind() == Kind.TAG)
            .anyMatch(place -> place.text("name").equals(tags.get(0)));
  }

  private static Stream<String> successes(Place operation) {
    return operation.child("responses").keys().filter(key -> key.matches(SUCCESS));
  }

  private static Set<String> mediaTypesAt(Place mediaType) {
    boolean streams =
        mediaType.pointer().matches("/paths/.*/responses/" + SUCCESS + "/content/[^/]+");
    return streams ? Set.of("application/json", "text/event-stream") : Set.of("application/json");
  }

  private static boolean isBody(Place schema) {
    boolean list =
        schema.text("type").equals("array")
            && schema.keys().allMatch(key -> key.matches("type|items|description"))
            && schema.child("items").has("$ref");
    return schema.has("$ref") || list;
  }

  /** Returns whether a schema is a value without limits to check: an enum or a union of strings. */
  private static boolean isValue(Place schema) {
    return schema.has("enum") || schema.has("oneOf");
  }
}
