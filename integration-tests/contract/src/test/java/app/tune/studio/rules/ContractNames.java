package app.tune.studio.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The facts of the contract that the generated code turns into symbols. */
final class ContractNames {

  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private ContractNames() {}

  /** Reads paths, server addresses, header names and the values of text extensions. */
  static Set<String> in(Path contract) {
    ContractNames found = new ContractNames();
    try {
      JsonNode root = new YAMLMapper().readTree(contract.toFile());
      root.path("paths").fieldNames().forEachRemaining(found.names::add);
      found.visit(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.names;
  }

  private void visit(JsonNode node) {
    if (node.path("in").asText().equals("header")) {
      names.add(node.path("name").asText());
    }
    node.path("servers").forEach(server -> names.add(server.path("url").asText()));
    node.properties()
        .forEach(
            member -> {
              if (member.getKey().equals("headers")) {
                member.getValue().fieldNames().forEachRemaining(names::add);
              }
              boolean text =
                  member.getKey().startsWith("x-") || member.getKey().equals("terminator");
              if (text && isName(member.getValue())) {
                names.add(member.getValue().asText());
              }
              if (member.getKey().equals("properties")) {
                member.getValue().fieldNames().forEachRemaining(this::addField);
              }
            });
    node.forEach(this::visit);
  }

  private static boolean isName(JsonNode value) {
    return value.isTextual() && value.asText().chars().noneMatch(Character::isWhitespace);
  }

  /** Keeps the names that cannot be mistaken for a word of another meaning. */
  private void addField(String name) {
    if (name.contains("_")) {
      names.add(name);
    }
  }
}
