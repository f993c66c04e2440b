package app.tune.studio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Set<String> CONTRACT =
      ContractNames.in(ROOT.resolve("openapi/tune-studio.yaml"));
  private static final int MOST_LINES = 300;
  private static final Pattern VAGUE_NAME =
      Pattern.compile(".*(Impl|Utils?|Helpers?|Managers?)\\.java");

  private static final List<JavaSource> MAIN = JavaSource.below(ROOT, "src/main/java");

  /** Its contestants are written by hand on purpose, without the generated constants. */
  private static final Path BENCHMARKS = ROOT.resolve("integration-tests/benchmarks");

  private static final List<JavaSource> TESTS = JavaSource.below(ROOT, "src/test/java");

  @Test
  void files_ofHandWrittenCode_areShort() {
    assertThat(Stream.concat(MAIN.stream(), TESTS.stream()))
        .filteredOn(source -> source.lines() > MOST_LINES)
        .as("more than %s lines", MOST_LINES)
        .isEmpty();
  }

  @Test
  void names_ofHandWrittenClasses_sayWhatTheyAre() {
    assertThat(MAIN).filteredOn(source -> VAGUE_NAME.matcher(source.name()).matches()).isEmpty();
  }

  @Test
  void literals_inHandWrittenCode_repeatNoFactOfTheContract() {
    assertThat(MAIN)
        .filteredOn(source -> !source.path().startsWith(BENCHMARKS))
        .flatMap(
            source ->
                source.stringLiterals().stream()
                    .filter(CONTRACT::contains)
                    .map(literal -> source.name() + ": \"" + literal + "\"")
                    .toList())
        .as("literals that generated constants stand for")
        .isEmpty();
  }

  @Test
  void contractNames_ofTheRealContract_includeEachKindOfFact() {
    assertThat(CONTRACT)
        .contains(
            "/text/completions",
            "/completions",
            "https://proxy.tune.app",
            "Authorization",
            "X-Org-Id",
            "Retry-After",
            "[DONE]",
            "Bearer",
            "max_tokens");
  }

  @Test
  void stringLiterals_ofASource_areReadWithoutComments(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("Sample.java");
    Files.writeString(
        file,
        """
        /** Never "in javadoc". */
        class Sample {
          // not "in a comment"
          String path = "/text", end = "\\n", header = \"""
              X-Org-Id\""";
        }
        """);

    assertThat(new JavaSource(file).stringLiterals()).containsExactly("/text", "\n", "X-Org-Id");
  }

  @Test
  void below_theRoot_findsEveryModuleWithCode() {
    assertThat(MAIN)
        .extracting(source -> ROOT.relativize(source.path()).toString())
        .anyMatch(path -> path.startsWith("client-extensions/client/"))
        .anyMatch(path -> path.startsWith("client-extensions/testkit/"))
        .anyMatch(path -> path.startsWith("client-generated/"));
  }
}
