package app.tune.studio.openapi;

import static app.tune.studio.openapi.Rule.none;
import static app.tune.studio.openapi.Rule.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Rules for names that become Java names. */
final class NameRules {
  static final List<Rule> ALL =
      List.of(
          rule(
              "a tag is a Java name",
              place -> place.kind() == Kind.TAG && !place.text("name").matches("[A-Z][A-Za-z0-9]*"),
              "a tag becomes an interface: a capital letter, then letters and digits"),
          rule(
              "a schema has a Java name",
              place -> place.isNamedSchema() && !JavaNames.isFreeClassName(place.key()),
              "a schema becomes a class: a capital letter, then letters and digits, and not the"
                  + " name of a class that generated code uses"),
          rule(
              "a schema keeps its name",
              place -> place.isNamedSchema() && isGenerators(place.key()),
              place -> "the generator makes something else of a schema named " + place.key()),
          none(
              "a class differs from what is made beside it",
              place ->
                  place.pointer().equals("/components/schemas")
                      ? place.keys().filter(name -> isMadeBeside(place, name))
                      : Stream.empty(),
              "the name of a builder or of an interface that is generated: "),
          none(
              "classes differ",
              place ->
                  place.pointer().equals("/components/schemas")
                      ? repeated(place.keys().map(key -> key.toLowerCase(Locale.ROOT)))
                      : Stream.empty(),
              "two schemas have the same name but for the case: "),
          none(
              "methods differ",
              place -> place.kind() == Kind.PATHS ? repeated(methods(place)) : Stream.empty(),
              "two methods have the same name: "),
          none(
              "a method has a Java name",
              place ->
                  place.kind() == Kind.PATHS
                      ? methods(place).filter(NameRules::isNoMethod)
                      : Stream.empty(),
              "not the name of a method: "),
          none(
              "a method keeps its name",
              place ->
                  place.isOperation()
                      ? Stream.of(place.text("operationId")).filter(NameRules::isRenamed)
                      : Stream.empty(),
              "the generator would rename the method "),
          none(
              "a member has a name in Java",
              place ->
                  place.isSchema()
                      ? place.child("properties").keys().filter(name -> !JavaNames.isNameable(name))
                      : Stream.empty(),
              "no name in Java for the member "),
          none(
              "members differ",
              place ->
                  place.isNamedSchema()
                      ? repeated(Members.of(place).keySet().stream().map(JavaNames::comparable))
                      : Stream.empty(),
              "two members have the same name in Java: "),
          none(
              "constants of a class differ",
              place -> place.isNamedSchema() ? repeated(Constants.ofSchema(place)) : Stream.empty(),
              "two observed values have the same name in Java: "),
          none(
              "arguments differ",
              place -> place.isOperation() ? repeated(arguments(place)) : Stream.empty(),
              "two arguments have the same name in Java: "),
          none(
              "constants differ",
              place -> place.kind() == Kind.ROOT ? repeated(Constants.of(place)) : Stream.empty(),
              "two constants have the same name in Java: "));

  private NameRules() {}

  private static boolean isGenerators(String schema) {
    return JavaNames.isFreeClassName(schema)
        && (GeneratorNames.isMapped(schema) || GeneratorNames.isRenamed(schema));
  }

  private static boolean isRenamed(String method) {
    return GeneratorNames.isRenamed(method) && !isNoMethod(method);
  }

  private static boolean isMadeBeside(Place schemas, String name) {
    boolean builder = name.endsWith("Builder") && schemas.has(name.replaceFirst("Builder$", ""));
    return builder
        || schemas.contract().places().anyMatch(it -> isTag(it) && name.equals(interfaceOf(it)));
  }

  private static boolean isTag(Place place) {
    return place.kind() == Kind.TAG;
  }

  private static String interfaceOf(Place tag) {
    return tag.text("name") + "Api";
  }

  private static Stream<String> methods(Place paths) {
    return paths.contract().places().flatMap(NameRules::methodAt);
  }

  private static Stream<String> methodAt(Place place) {
    return place.isOperation()
        ? Stream.of(place.text("operationId"))
        : place.kind() == Kind.EVENT_STREAM ? Stream.of(place.text("method")) : Stream.empty();
  }

  private static boolean isNoMethod(String name) {
    return !name.isEmpty()
        && (!name.matches("[a-z][A-Za-z0-9]*")
            || SourceVersion.isKeyword(name)
            || JavaNames.isMethodOfObject(name));
  }

  private static Stream<String> arguments(Place operation) {
    Stream<String> names =
        Parameters.of(operation).map(it -> JavaNames.comparable(it.text("name")));
    return Stream.concat(names, bodyName(operation));
  }

  private static Stream<String> bodyName(Place operation) {
    Place schema =
        operation.child("requestBody").child("content").child("application/json").child("schema");
    String reference = schema.text("$ref");
    return Stream.of(JavaNames.comparable(reference.substring(reference.lastIndexOf('/') + 1)))
        .filter(name -> !name.isEmpty());
  }

  private static Stream<String> repeated(Stream<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    names.filter(name -> !name.isEmpty() && !seen.add(name)).forEach(repeated::add);
    return repeated.stream();
  }
}
