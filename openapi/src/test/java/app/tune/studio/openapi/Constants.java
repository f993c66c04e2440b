package app.tune.studio.openapi;

import java.util.Locale;
import java.util.stream.Stream;

/** The Java names of the constants of every interface. */
final class Constants {
  private Constants() {}

  static Stream<String> of(Place root) {
    Place components = root.child("components");
    Stream<String> keys =
        components.child("securitySchemes").children().flatMap(scheme -> ofScheme(scheme));
    Stream<String> parameters =
        components.child("parameters").children().map(parameter -> parameter.text("name"));
    Stream<String> headers = components.child("headers").keys();
    return Stream.of(Stream.of("BASE_URL"), keys, parameters, headers)
        .flatMap(names -> names)
        .map(name -> name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT));
  }

  /** Returns the constants for observed values, by property. */
  static Stream<String> ofSchema(Place schema) {
    return Members.of(schema).values().stream()
        .flatMap(
            member ->
                member
                    .texts("x-observed-values")
                    .map(value -> EnumValues.constant(member.key() + value)));
  }

  private static Stream<String> ofScheme(Place scheme) {
    return scheme.has("scheme")
        ? Stream.of("Authorization", "Bearer")
        : Stream.of(scheme.text("name"), scheme.text("x-key-prefix"));
  }
}
