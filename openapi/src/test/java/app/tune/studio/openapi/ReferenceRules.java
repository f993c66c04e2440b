package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;

/** Rules for the contract as a whole: its version, keywords and references. */
final class ReferenceRules {
  static final List<Rule> ALL =
      List.of(
          rule(
              "the version is known",
              place -> place.kind() == Kind.ROOT && !place.text("openapi").startsWith("3.0."),
              place -> "the templates know OpenAPI 3.0, not " + place.text("openapi")),
          none("every word is known", Vocabulary::unknownKeys, "the templates do not know "),
          none("a reference is alone", Vocabulary::keysBesideReference, "ignored beside a $ref: "),
          rule(
              "a reference leads somewhere",
              place ->
                  place.has("$ref")
                      && !place.kind().equals(Kind.SCHEMAS)
                      && place.target().findAny().isEmpty(),
              place -> "nothing is at " + place.text("$ref")),
          rule(
              "a server is known",
              place ->
                  place.kind() == Kind.ROOT
                      && (place.node("servers").size() != 1
                          || !place.child("servers").children().allMatch(ReferenceRules::isUrl)),
              "the contract needs one server, with an absolute URL of http or https"));

  private ReferenceRules() {}

  private static boolean isUrl(Place server) {
    return server.text("url").matches("https?://[\\w.:/-]+");
  }
}
