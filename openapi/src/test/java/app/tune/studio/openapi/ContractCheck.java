package app.tune.studio.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks a contract against the rules of the templates, then with the OpenAPI parser. */
public final class ContractCheck {
  private ContractCheck() {}

  /**
   * Checks one file and writes the generator's input; called by the build before it generates code.
   *
   * @param arguments the paths of the YAML and of the file to write
   * @throws IllegalArgumentException if the contract is invalid, with one line per finding
   */
  public static void main(String[] arguments) throws IOException {
    List<String> findings = findings(Path.of(arguments[0]));
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), findings));
    }
    GeneratorInput.write(Contract.read(Path.of(arguments[0])), Path.of(arguments[1]));
  }

  static List<String> findings(Path yaml) throws IOException {
    Contract contract;
    try {
      contract = Contract.read(yaml);
    } catch (JsonProcessingException e) {
      return List.of(unreadable(yaml, e));
    }
    List<String> broken = Rule.ALL.stream().flatMap(rule -> rule.findings(contract)).toList();
    return broken.isEmpty() ? parserMessages(yaml) : broken;
  }

  /**
   * Returns the rules that a contract violates.
   *
   * @param yaml the path of the YAML
   * @return the names of the rules, except those for texts and streams
   */
  public static List<String> brokenRules(String yaml) throws IOException {
    Contract contract = Contract.read(Path.of(yaml));
    return rules()
        .filter(it -> it.findings(contract).findAny().isPresent())
        .map(Rule::name)
        .toList();
  }

  /**
   * Returns the rules for operations, parameters, schemas and names.
   *
   * @return the names of the rules
   */
  public static List<String> ruleNames() {
    return rules().map(Rule::name).toList();
  }

  private static Stream<Rule> rules() {
    return Rule.ALL.stream()
        .filter(rule -> !TextRules.ALL.contains(rule) && !StreamRules.ALL.contains(rule));
  }

  private static String unreadable(Path yaml, JsonProcessingException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    return "%s:%d: %s".formatted(yaml.getFileName(), e.getLocation().getLineNr(), reason);
  }

  private static List<String> parserMessages(Path yaml) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser()
        .readLocation(yaml.toUri().toString(), null, options).getMessages().stream()
            .map(message -> yaml.getFileName() + ": " + message)
            .toList();
  }
}
