package app.tune.studio.openapi;

import java.util.Map;

/** The kind of a place, derived from its parent's kind and its key. */
enum Kind {
  ROOT,
  SERVER,
  TAG,
  PATH_ITEM,
  OPERATION,
  PARAMETER,
  REQUEST_BODY,
  RESPONSE,
  HEADER,
  MEDIA_TYPE,
  EVENT_STREAM,
  COMPONENTS,
  SECURITY_SCHEME,
  SCHEMA,
  // lists, and objects with arbitrary keys
  SERVERS(SERVER),
  TAGS(TAG),
  PATHS(PATH_ITEM),
  PARAMETERS(PARAMETER),
  REQUEST_BODIES(REQUEST_BODY),
  RESPONSES(RESPONSE),
  HEADERS(HEADER),
  CONTENT(MEDIA_TYPE),
  SECURITY_SCHEMES(SECURITY_SCHEME),
  SCHEMAS(SCHEMA),
  /** Not used for generation: examples, licences and so on. */
  OPAQUE;

  private static final Map<String, Kind> SCHEMA_LIST =
      Map.of("allOf", SCHEMAS, "anyOf", SCHEMAS, "oneOf", SCHEMAS, "properties", SCHEMAS);
  private static final Map<String, Kind> SUBSCHEMA =
      Map.of("items", SCHEMA, "additionalProperties", SCHEMA, "not", SCHEMA);

  private final Kind element;

  Kind() {
    this.element = null;
  }

  Kind(Kind element) {
    this.element = element;
  }

  /** Returns the kind of a child, given its key or index. */
  Kind of(String key) {
    if (element != null) {
      return element;
    }
    return switch (this) {
      case ROOT ->
          oneOf(
              key,
              Map.of("servers", SERVERS, "tags", TAGS, "paths", PATHS, "components", COMPONENTS));
      case PATH_ITEM -> key.equals("parameters") ? PARAMETERS : OPERATION;
      case OPERATION ->
          oneOf(
              key,
              Map.of(
                  "parameters", PARAMETERS, "requestBody", REQUEST_BODY, "responses", RESPONSES));
      case COMPONENTS -> inComponents(key);
      case RESPONSE, REQUEST_BODY -> oneOf(key, Map.of("headers", HEADERS, "content", CONTENT));
      case MEDIA_TYPE -> oneOf(key, Map.of("schema", SCHEMA, "x-event-stream", EVENT_STREAM));
      case PARAMETER, HEADER -> oneOf(key, Map.of("schema", SCHEMA));
      case SCHEMA -> SUBSCHEMA.getOrDefault(key, oneOf(key, SCHEMA_LIST));
      default -> OPAQUE;
    };
  }

  private static Kind inComponents(String key) {
    return oneOf(
        key,
        Map.of(
            "schemas", SCHEMAS,
            "parameters", PARAMETERS,
            "headers", HEADERS,
            "responses", RESPONSES,
            "requestBodies", REQUEST_BODIES,
            "securitySchemes", SECURITY_SCHEMES));
  }

  private static Kind oneOf(String key, Map<String, Kind> kinds) {
    return kinds.getOrDefault(key, OPAQUE);
  }
}
