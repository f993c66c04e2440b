package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of descriptions, which become javadoc, and of the names of extensions. */
final class TextRules {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "x-absent-values",
          "x-compatible-path",
          "x-event-stream",
          "x-event-stream-chunk",
          "x-event-stream-choice",
          "x-exhausted-quota-values",
          "x-key-prefix",
          "x-observed-values",
          "x-request",
          "x-source",
          "x-stream-example",
          "x-text-path");
  private static final String DESCRIBED =
      "/components/(parameters|headers|responses|securitySchemes|schemas)/[^/]+"
          + "|/tags/\\d+|/info|/paths/.*/requestBody";

  static final List<Rule> ALL =
      List.of(
          rule(
              "a description is there",
              place -> isDescribed(place) && place.text("description").isBlank(),
              "needs a description"),
          rule(
              "a summary is there",
              place -> place.isOperation() && place.text("summary").isBlank(),
              "needs a summary"),
          rule(
              "a description fits into javadoc",
              place -> place.text("description").matches("(?s).*([@\\\\]|\\*/).*"),
              "a description must not hold an at sign, a backslash or the end of a comment"),
          none(
              "an extension is known",
              TextRules::unknownExtensions,
              "neither template nor test reads the extension "));

  private TextRules() {}

  private static boolean isDescribed(Place place) {
    boolean described =
        place.isOperation() || place.isProperty() || place.pointer().matches(DESCRIBED);
    return described && !place.has("$ref");
  }

  private static Stream<String> unknownExtensions(Place place) {
    return place.kind() == Kind.SCHEMAS_BY_NAME || place.key().equals("headers")
        ? Stream.empty()
        : place.keys().filter(key -> key.startsWith("x-") && !EXTENSIONS.contains(key));
  }
}
