package app.tune.studio.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prepares the contract for the generator, marking facts that the generator drops before the
 * templates see them: members that are a string or a list of strings, names that are taken in Java,
 * and the names of path variables.
 */
final class GeneratorInput {
  private GeneratorInput() {}

  static void write(Contract contract, Path file) throws IOException {
    List<Place> properties = contract.places().filter(Place::isProperty).toList();
    properties.stream().filter(Compositions::leadsToUnion).forEach(GeneratorInput::markUnion);
    properties.stream()
        .filter(property -> JavaNames.isTaken(property.key()))
        .forEach(GeneratorInput::rename);
    contract
        .places()
        .filter(place -> place.isNamedSchema() && place.has("oneOf"))
        .forEach(
            union -> ((ObjectNode) contract.root().at("/components/schemas")).remove(union.key()));
    contract.places().filter(Place::isOperation).forEach(GeneratorInput::keepPath);
    ConstantNames.addTo(contract);
    Files.createDirectories(file.toAbsolutePath().getParent());
    new YAMLMapper().writeValue(file.toFile(), contract.root());
  }

  private static void keepPath(Place operation) {
    ((ObjectNode) operation.node()).put("x-path", operation.path());
  }

  private static void markUnion(Place property) {
    ObjectNode node = (ObjectNode) property.node();
    String description = property.target().findFirst().orElseThrow().text("description");
    boolean deprecated = property.is("deprecated");
    node.removeAll();
    node.put("type", "string").put("x-string-or-list", true).put("description", description);
    node.put("deprecated", deprecated);
  }

  private static void rename(Place property) {
    ObjectNode node = (ObjectNode) property.node();
    if (node.has("$ref")) {
      // an extension next to a reference would be ignored
      node.putArray("allOf").addObject().set("$ref", node.remove("$ref"));
    }
    node.put("x-name", JavaNames.replacement(property.key()));
  }
}
