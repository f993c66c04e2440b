package app.tune.studio.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what is generated, so that a new generator or template cannot change the API unseen.
 *
 * <p>{@code ./mvnw -pl integration-tests -am test -Dtest=GeneratedFilesTest -Dgolden.renew
 * -Dsurefire.failIfNoSpecifiedTests=false} writes the golden copies anew.
 */
class GeneratedFilesTest {
  private static final Path MODULE = Path.of("..", "client-generated");
  private static final Path SOURCES =
      MODULE.resolve("target/generated-sources/openapi/src/main/java");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @Test
  void generatedFiles_ofTheContract_areExactlyThese() throws IOException {
    assertThat(filesUnder(SOURCES).map(Path::toString))
        .containsExactlyInAnyOrder(
            "app/tune/studio/api/TextCompletionsApi.java",
            "app/tune/studio/model/CompletionChoice.java",
            "app/tune/studio/model/ErrorDetail.java",
            "app/tune/studio/model/ErrorResponse.java",
            "app/tune/studio/model/TextCompletion.java",
            "app/tune/studio/model/TextCompletionChunk.java",
            "app/tune/studio/model/TextCompletionRequest.java",
            "app/tune/studio/model/Usage.java");
  }

  @Test
  void generatedFiles_together_stayShort() throws IOException {
    long lines = 0;
    for (Path file : filesUnder(SOURCES).toList()) {
      lines += Files.readAllLines(SOURCES.resolve(file)).size();
    }

    assertThat(lines).isLessThanOrEqualTo(950);
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

  private static Stream<Path> filesUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).map(folder::relativize).toList();
      return found.stream();
    }
  }
}
