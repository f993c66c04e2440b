package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for descriptions, which become javadoc, and for names of extensions. */
final class TextRules {
  private static final String DESCRIBED =
      "/components/(parameters|headers|responses|securitySchemes|schemas)/[^/]+"
          + "|/tags/\\d+|/info|/paths/.*/requestBody";

  private static final String NO_JAVADOC = "(?s).*([@\\\\]|\\*/).*";

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
              place -> place.text("description").matches(NO_JAVADOC),
              "a description must not hold an at sign, a backslash or the end of a comment"),
          rule(
              "a summary fits into javadoc",
              place -> place.text("summary").matches(NO_JAVADOC),
              "a summary must not hold an at sign, a backslash or the end of a comment"),
          rule(
              "a text is a literal",
              place -> !place.kind().equals(Kind.OPAQUE) && isNoLiteral(place),
              "a terminator and the values of x-extensions are words, each once"));

  private TextRules() {}

  private static boolean isDescribed(Place place) {
    boolean described =
        place.isOperation() || place.isProperty() || place.pointer().matches(DESCRIBED);
    return described && !place.has("$ref");
  }

  private static boolean isNoLiteral(Place place) {
    return (place.kind() == Kind.EVENT_STREAM
            && place.text("terminator").matches("(?s).*[\"\\\\\n].*"))
        || !areConstants(place, "x-observed-values")
        || !areConstants(place, "x-exhausted-quota-values")
        || place
            .texts("x-absent-values")
            .anyMatch(value -> value.matches("(?s).*([\"\\\\\n@{}]|\\*/).*")); // javadoc, too
  }

  private static boolean areConstants(Place place, String extension) {
    Set<String> constants = new HashSet<>();
    for (JsonNode value : place.node(extension)) {
      if (!EnumValues.isWord(value) || !constants.add(EnumValues.constant(value.asText()))) {
        return false;
      }
    }
    return true;
  }
}
