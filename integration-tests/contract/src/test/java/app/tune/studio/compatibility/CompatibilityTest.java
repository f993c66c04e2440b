package app.tune.studio.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the next version's contract to what the last one promised. */
class CompatibilityTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

  @Test
  void contract_ofTheNextVersion_breaksNothingUndeclared() throws IOException {
    String last = Files.readString(ROOT.resolve("openapi").resolve(Baseline.CONTRACT));
    String next = Files.readString(ROOT.resolve("openapi/tune-studio.yaml"));

    ContractComparison.between(last, next)
        .assertDeclared(
            "openapi",
            ApiText.read(ROOT.resolve("client-generated").resolve(Baseline.API)).version(),
            Release.of(System.getProperty("project.version")));
  }
}
