package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds each module's public API to the text that is kept beside its sources, so that a change of
 * it is seen in review, and a break is declared by the version.
 *
 * <p>{@code -Dapi.renew} writes the texts anew where that is allowed, {@code -Dapi.renew=all}
 * everywhere: a release promises what it has.
 */
class PublicApiTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Release NEXT = Release.of(System.getProperty("project.version"));
  private static final @Nullable String RENEW = System.getProperty("api.renew");

  /** Of its own profile, which has to be active for its API to be compared. */
  private static final Path SPARK = Path.of("client-extensions/spark");

  @ParameterizedTest
  @MethodSource("modules")
  void api_ofAModule_isTheOneOfItsText(Path module) throws IOException {
    Path file = ROOT.resolve(module).resolve(Baseline.API);
    Path classes = ROOT.resolve(module).resolve("target/classes");
    assumeTrue(
        !module.equals(SPARK) || Boolean.getBoolean("tune.spark"), "needs the profile spark");
    assertThat(classes).as("%s has to be a dependency of the contract tests", module).isDirectory();
    ApiText next = ClassFiles.api(classes, NEXT);
    if (!Files.exists(file) || "all".equals(RENEW)) {
      assertThat(RENEW)
          .as("%s has no text of its API; write it: %s", module, renewal(module))
          .isNotNull();
      next.write(file);
      return;
    }
    ApiText last = ApiText.read(file);
    Changes changes = last.to(next);
    changes.assertDeclared(module.toString(), last.version(), NEXT);
    if (!changes.report().isEmpty()) {
      if (RENEW == null) {
        fail(
            "the public API of %s is not the one of %s; if that is meant, run %s%n%s",
            module, Baseline.API, renewal(module), changes.report());
      }
      new ApiText(last.version(), next.types()).write(file);
    }
  }

  private static String renewal(Path module) {
    String profiles = module.equals(SPARK) ? "quick,all-modules,spark" : "quick";
    return "./mvnw -P%s -pl integration-tests/contract -am test -Dtest=PublicApiTest"
            .formatted(profiles)
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.renew";
  }

  @Test
  void modules_withCode_areAllCompared() throws IOException {
    assertThat(modules())
        .contains(Path.of("client-generated"), Path.of("client-extensions/client"));
  }

  /** Returns the published modules that have code. */
  static List<Path> modules() throws IOException {
    try (Stream<Path> extensions = Files.list(ROOT.resolve("client-extensions"))) {
      return Stream.concat(Stream.of(ROOT.resolve("client-generated")), extensions)
          .filter(module -> Files.exists(module.resolve("src/main/java")))
          .map(ROOT::relativize)
          .sorted()
          .toList();
    }
  }
}
