package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for the values of limits: the generator silently drops a limit that it cannot read. */
final class LimitRules {
  private static final Set<String> NUMBERS = Set.of("minimum", "maximum", "multipleOf");
  private static final Set<String> SIZES =
      Set.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
  private static final Map<String, String> EXCLUSIVE =
      Map.of("exclusiveMinimum", "minimum", "exclusiveMaximum", "maximum");

  private static final String NUMBER = " must be a number, without quotes";
  private static final String POSITIVE = " must be a number above 0, without quotes";

  static final List<Rule> ALL =
      List.of(
          none(
              "a limit of a number is a number",
              place ->
                  in(place, NUMBERS)
                      .filter(key -> !isNumber(key, place.node(key)))
                      .map(key -> key + (key.equals("multipleOf") ? POSITIVE : NUMBER)),
              ""),
          none(
              "a limit of a size is a whole number",
              place ->
                  in(place, SIZES)
                      .filter(key -> !isSize(place.node(key)))
                      .map(key -> key + " must be a whole number, without quotes or decimals"),
              ""),
          none(
              "an exclusive limit is true or false",
              place ->
                  in(place, EXCLUSIVE.keySet())
                      .filter(key -> !place.node(key).isBoolean())
                      .map(LimitRules::numberInsteadOfFlag),
              ""),
          none(
              "an exclusive limit has a number beside it",
              place ->
                  in(place, EXCLUSIVE.keySet())
                      .filter(key -> place.is(key) && !place.has(EXCLUSIVE.get(key)))
                      .map(key -> key + " needs the number in " + EXCLUSIVE.get(key)),
              ""));

  private LimitRules() {}

  private static Stream<String> in(Place place, Set<String> keywords) {
    return place.isSchema() ? place.keys().filter(keywords::contains) : Stream.empty();
  }

  private static String numberInsteadOfFlag(String key) {
    return key + " is true or false in OpenAPI 3.0, beside the number in " + EXCLUSIVE.get(key);
  }

  private static boolean isNumber(String key, JsonNode value) {
    boolean finite = value.isNumber() && Double.isFinite(value.asDouble());
    return finite && (!key.equals("multipleOf") || value.asDouble() > 0);
  }

  private static boolean isSize(JsonNode value) {
    return value.isInt() && value.asInt() >= 0;
  }
}
