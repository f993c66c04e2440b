package app.tune.studio.openapi;

import java.util.stream.Stream;

/** Determines which named schemas become models of requests, and which of responses. */
final class BodySchemas {
  private BodySchemas() {}

  /** Returns whether a schema is part of a request, or of a response. */
  static boolean of(Place schema, boolean request) {
    if (!schema.isNamedSchema()) {
      return false;
    }
    Stream<Place> bodies =
        schema
            .contract()
            .places()
            .filter(Place::isMediaType)
            .filter(mediaType -> mediaType.isOfRequest() == request);
    return schema.contract().reachableFrom(bodies).contains(schema);
  }
}
