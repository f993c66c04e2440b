package app.tune.studio.openapi;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A requirement of the templates on a contract, beyond valid OpenAPI. */
record Rule(String name, Predicate<Place> broken, Function<Place, String> message) {

  static final List<Rule> ALL =
      Stream.of(
              ReferenceRules.ALL,
              OperationRules.ALL,
              ParameterRules.ALL,
              SchemaRules.ALL,
              TypeRules.ALL,
              LimitRules.ALL,
              NameRules.ALL,
              TextRules.ALL,
              StreamRules.ALL)
          .flatMap(List::stream)
          .toList();

  static Rule rule(String name, Predicate<Place> broken, String message) {
    return new Rule(name, broken, place -> message);
  }

  static Rule rule(String name, Predicate<Place> broken, Function<Place, String> message) {
    return new Rule(name, broken, message);
  }

  /** Returns a rule with several findings per place, of which the first is reported. */
  static Rule none(String name, Function<Place, Stream<String>> findings, String message) {
    return new Rule(
        name,
        place -> findings.apply(place).findAny().isPresent(),
        place -> message + findings.apply(place).findFirst().orElseThrow());
  }

  /** Returns one line for each place that violates this rule: file, JSON pointer and message. */
  Stream<String> findings(Contract contract) {
    return contract
        .places()
        .filter(broken)
        .map(place -> contract.file() + "#" + place.pointer() + ": " + message.apply(place));
  }
}
