package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the next version to what the last release promised, kept beside each module's sources. */
class CompatibilityTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final String API = "src/baseline/api.jar";
  private static final Release NEXT = Release.of(System.getProperty("project.version"));

  @ParameterizedTest
  @ValueSource(
      strings = {"client-generated", "client-extensions/client", "client-extensions/testkit"})
  void api_ofTheNextVersion_breaksNothingUndeclared(String module, @TempDir Path folder)
      throws IOException {
    Path baseline = ROOT.resolve(module).resolve(API);
    Path classes = ROOT.resolve(module).resolve("target/classes");
    Path next = folder.resolve("next.jar");
    SampleJar.run("jar", "--create", "--file", next.toString(), "-C", classes.toString(), ".");

    assertDeclared(module, release(baseline), ApiComparison.between(baseline, next));
  }

  @Test
  void contract_ofTheNextVersion_breaksNothingUndeclared() throws IOException {
    String last = Files.readString(ROOT.resolve("openapi/src/baseline/tune-studio.yaml"));
    String next = Files.readString(ROOT.resolve("openapi/tune-studio.yaml"));

    assertDeclared(
        "openapi",
        release(ROOT.resolve("client-generated").resolve(API)),
        ContractComparison.between(last, next));
  }

  private static void assertDeclared(String module, Release last, Changes changes) {
    assertThat(changes.breaking() && !NEXT.mayBreak(last))
        .as(
            "%s %s breaks what %s promised; undo it, or declare it by the version %s%n%s",
            module, NEXT, last, last.nextThatMayBreak(), changes.report())
        .isFalse();
  }

  private static Release release(Path baseline) throws IOException {
    try (JarFile jar = new JarFile(baseline.toFile())) {
      return Release.of(
          jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }
  }
}
