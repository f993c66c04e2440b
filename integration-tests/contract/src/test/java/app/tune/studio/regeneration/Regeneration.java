package app.tune.studio.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lays additions over a copy of the contract, generates, and compiles with a caller. */
final class Regeneration {
  private static final Path CONTRACT = Path.of("../../openapi/tune-studio.yaml");
  private static final Path ADDITIONS = Path.of("src/test/resources/regeneration/additions.yaml");

  private Regeneration() {}

  static GeneratedClasses run(Path folder, Path caller) throws Exception {
    YAMLMapper yaml = new YAMLMapper();
    JsonNode merged = yaml.readTree(CONTRACT.toFile());
    add((ObjectNode) merged, yaml.readTree(ADDITIONS.toFile()));
    Path copy = folder.resolve("tune-studio.yaml");
    yaml.writeValue(copy.toFile(), merged);
    Path input = folder.resolve("generator-input.yaml");
    assertThat(ContractCheck.findings(copy, input)).isEmpty();
    List<Path> sources = Generator.generate(input, folder.resolve("sources"));
    return Compiler.compile(Stream.concat(sources.stream(), Stream.of(caller)).toList());
  }

  /** Adds what is not there yet: the contract may have grown by the same members meanwhile. */
  private static void add(ObjectNode contract, JsonNode additions) {
    additions
        .properties()
        .forEach(
            addition -> {
              JsonNode there = contract.path(addition.getKey());
              if (there instanceof ObjectNode object) {
                add(object, addition.getValue());
              } else if (there instanceof ArrayNode list) {
                Set<JsonNode> union = new LinkedHashSet<>();
                list.forEach(union::add);
                addition.getValue().forEach(union::add);
                contract.putArray(addition.getKey()).addAll(union);
              } else {
                contract.set(addition.getKey(), addition.getValue());
              }
            });
  }
}
