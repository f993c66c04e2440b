package app.tune.studio.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lays additions over a copy of the contract, generates, and compiles with a caller. */
final class Regeneration {
  private static final Path CONTRACT = Path.of("../openapi/tune-studio.yaml");
  private static final Path ADDITIONS = Path.of("../openapi/src/test/resources/additions.yaml");

  private Regeneration() {}

  static GeneratedClasses run(Path folder, Path caller) throws Exception {
    YAMLMapper yaml = new YAMLMapper();
    JsonNode contract = yaml.readTree(CONTRACT.toFile());
    JsonNode merged = yaml.readerForUpdating(contract).readValue(ADDITIONS.toFile());
    Path copy = folder.resolve("tune-studio.yaml");
    yaml.writeValue(copy.toFile(), merged);
    Path input = folder.resolve("generator-input.yaml");
    assertThat(ContractCheck.findings(copy, input)).isEmpty();
    List<Path> sources = Generator.generate(input, folder.resolve("sources"));
    return Compiler.compile(Stream.concat(sources.stream(), Stream.of(caller)).toList());
  }
}
