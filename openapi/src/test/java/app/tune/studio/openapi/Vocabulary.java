package app.tune.studio.openapi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The keys known to the templates, the checks or readers, by kind of place. */
final class Vocabulary {
  private static final Map<Kind, Set<String>> KEYS = new EnumMap<>(Kind.class);

  static {
    know(Kind.ROOT, "openapi info servers tags security paths components externalDocs");
    know(Kind.SERVER, "url description");
    know(Kind.TAG, "name description externalDocs");
    know(Kind.PATH_ITEM, "get post put patch delete parameters summary description");
    know(
        Kind.OPERATION,
        "operationId tags summary description parameters requestBody responses deprecated"
            + " externalDocs x-compatible-path");
    know(Kind.PARAMETER, "name in required description deprecated schema style explode");
    know(Kind.PARAMETER, "example examples x-source");
    know(Kind.REQUEST_BODY, "description required content");
    know(Kind.RESPONSE, "description headers content");
    know(Kind.HEADER, "description required schema example x-source");
    know(Kind.MEDIA_TYPE, "schema example examples x-event-stream x-stream-example");
    know(Kind.EVENT_STREAM, "method terminator member count inputs model error");
    know(Kind.COMPONENTS, "schemas parameters headers responses requestBodies");
    know(Kind.COMPONENTS, "securitySchemes examples");
    know(Kind.SECURITY_SCHEME, "type in name scheme bearerFormat description x-key-prefix");
    know(Kind.SCHEMA, "type format description title example nullable deprecated default enum");
    know(Kind.SCHEMA, "properties required additionalProperties items allOf oneOf externalDocs");
    know(Kind.SCHEMA, "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf pattern");
    know(Kind.SCHEMA, "minLength maxLength minItems maxItems minProperties maxProperties");
    know(Kind.SCHEMA, "x-request x-source x-observed-values x-absent-values x-text-path");
    know(Kind.SCHEMA, "x-event-stream-chunk x-event-stream-choice x-exhausted-quota-values");
  }

  private Vocabulary() {}

  /** Returns the unknown keys at a place. */
  static Stream<String> unknownKeys(Place place) {
    Set<String> known = KEYS.get(place.kind());
    return known == null || place.has("$ref")
        ? Stream.empty()
        : place.keys().filter(key -> !known.contains(key));
  }

  /** Returns the keys next to a reference, which OpenAPI ignores. */
  static Stream<String> keysBesideReference(Place place) {
    return KEYS.containsKey(place.kind()) && place.has("$ref")
        ? place.keys().filter(key -> !key.equals("$ref"))
        : Stream.empty();
  }

  private static void know(Kind kind, String keys) {
    KEYS.computeIfAbsent(kind, any -> new TreeSet<>()).addAll(Set.of(keys.split(" ")));
  }
}
