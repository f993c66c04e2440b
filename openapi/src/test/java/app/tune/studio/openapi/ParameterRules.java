package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for paths, parameters, headers and security schemes. */
final class ParameterRules {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
  private static final Set<String> OWN_HEADERS = Set.of("accept", "content-type", "authorization");

  static final List<Rule> ALL =
      List.of(
          rule(
              "a path is plain",
              place ->
                  place.kind() == Kind.PATH_ITEM
                      && !place.key().matches("(/([\\w.~!$&'()*+,;=:@%-]|\\{\\w+})+)+/?|/"),
              "a path is a slash before each segment, and names in braces"),
          none(
              "a path variable is a parameter",
              place -> place.isOperation() ? undeclaredVariables(place) : Stream.empty(),
              "no path parameter is declared for "),
          rule(
              "a parameter is at a known place",
              place -> isParameter(place) && !place.text("in").matches("path|query|header"),
              place -> "the templates do not know parameters in " + place.text("in")),
          rule(
              "a parameter has a plain name",
              place -> isParameter(place) && !place.text("name").matches("[A-Za-z_][\\w.~-]*"),
              place -> "the templates do not know how to name a parameter " + place.text("name")),
          rule(
              "a path parameter is in the path",
              place ->
                  isParameter(place)
                      && place.text("in").equals("path")
                      && !(place.is("required") && isInPath(place)),
              "a path parameter needs required: true and its name in braces in the path"),
          rule(
              "a list is sent as repeated parameters",
              place -> isParameter(place) && !hasDefaultStyle(place),
              "the templates know only the default style of a parameter, exploded"),
          rule(
              "a parameter is a plain value",
              place -> isParameter(place) && !ParameterTypes.isKnown(place),
              "a parameter is a string, number, boolean or enum without limits, in a query also a"
                  + " date-time or a list of those"),
          rule(
              "a header is named",
              place -> isHeader(place) && !place.has("$ref"),
              "a header needs a $ref into components, where its constant comes from"),
          rule(
              "a header is not one of the client's own",
              place ->
                  isParameter(place)
                      && place.text("in").equals("header")
                      && OWN_HEADERS.contains(place.text("name").toLowerCase(Locale.ROOT)),
              place -> "the client sets the header " + place.text("name") + " by itself"),
          rule(
              "a security scheme is a key in a header",
              place -> place.kind() == Kind.SECURITY_SCHEME && !isKeyInHeader(place),
              "the templates know apiKey in header, and http bearer"),
          rule(
              "there is one key",
              place -> place.kind() == Kind.SECURITY_SCHEMES && place.node().size() > 1,
              "the client sends one key: one security scheme is too many"));

  private ParameterRules() {}

  private static boolean isParameter(Place place) {
    return place.kind() == Kind.PARAMETER && !place.has("$ref");
  }

  private static Stream<String> undeclaredVariables(Place operation) {
    Set<String> declared = Parameters.of(operation, "path");
    return VARIABLE
        .matcher(operation.path())
        .results()
        .map((MatchResult variable) -> variable.group(1))
        .filter(name -> !declared.contains(name));
  }

  private static boolean isInPath(Place parameter) {
    return parameter.pointer().startsWith("/components/")
        || parameter.path().contains("{" + parameter.text("name") + "}");
  }

  private static boolean hasDefaultStyle(Place parameter) {
    boolean query = parameter.text("in").equals("query");
    String style = parameter.text("style");
    return (style.isEmpty() || style.equals(query ? "form" : "simple"))
        && (!parameter.has("explode") || parameter.is("explode") == query);
  }

  private static boolean isHeader(Place place) {
    boolean parameter =
        place.kind() == Kind.PARAMETER
            && place.pointer().startsWith("/paths/")
            && place.text("in").equals("header");
    return parameter
        || (place.kind() == Kind.HEADER && !place.pointer().startsWith("/components/headers/"));
  }

  private static boolean isKeyInHeader(Place scheme) {
    boolean apiKey = scheme.text("type").equals("apiKey") && scheme.text("in").equals("header");
    boolean bearer = scheme.text("type").equals("http") && scheme.text("scheme").equals("bearer");
    return apiKey || (bearer && !scheme.has("x-key-prefix"));
  }
}
