package app.tune.studio.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what is generated, so that a new generator or template cannot change the API unseen.
 *
 * <p>{@code ./mvnw -pl integration-tests/contract -am test -Dtest=GeneratedFilesTest -Dgolden.renew
 * -Dsurefire.failIfNoSpecifiedTests=false} writes the golden copies anew.
 */
class GeneratedFilesTest {
  private static final Path MODULE = Path.of("../..", "client-generated");
  private static final Path SOURCES =
      MODULE.resolve("target/generated-sources/openapi/src/main/java");
  private static final JsonNode CONTRACT = read(Path.of("../../openapi/tune-studio.yaml"));
  private static final JsonNode SCHEMAS = CONTRACT.path("components").path("schemas");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @Test
  void generatedFiles_ofTheContract_areOneForEachSchemaAndTag() throws IOException {
    Stream<String> interfaces =
        CONTRACT.path("tags").findValuesAsText("name").stream().map(tag -> "api/" + tag + "Api");
    Stream<String> models = names(SCHEMAS).map(schema -> "model/" + schema);

    assertThat(filesUnder(SOURCES).map(Path::toString))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(interfaces, models)
                .map(name -> "app/tune/studio/" + name + ".java")
                .toList());
  }

  /** At most 1,150 lines in 12 files while the contract has one operation and seven schemas. */
  @Test
  void generatedFiles_together_stayShort() throws IOException {
    int lines = 0;
    for (Path file : filesUnder(SOURCES).toList()) {
      lines += Files.readAllLines(SOURCES.resolve(file)).size();
    }
    int members = SCHEMAS.findValues("properties").stream().mapToInt(JsonNode::size).sum();

    assertThat(lines)
        .isLessThanOrEqualTo(
            110 * CONTRACT.path("paths").size() + 65 * SCHEMAS.size() + 15 * members);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app/tune/studio/api/TextCompletionsApi.java",
        "app/tune/studio/model/TextCompletionRequest.java"
      })
  void generatedFile_ofTheContract_isItsGoldenCopy(String name) throws IOException {
    String generated = Files.readString(SOURCES.resolve(name));
    Path golden = GOLDEN.resolve(Path.of(name).getFileName() + ".txt");
    if (System.getProperty("golden.renew") != null) {
      Files.writeString(golden, generated);
    }

    assertThat(generated).isEqualTo(Files.readString(golden));
  }

  private static Stream<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }

  private static JsonNode read(Path yaml) {
    try {
      return new YAMLMapper().readTree(yaml.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).map(folder::relativize).toList();
      return found.stream();
    }
  }
}
