package app.tune.studio.regeneration;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Calls the check that the build runs before it generates; its jar holds the contract only. */
final class ContractCheck {
  private static final Path CLASSES = Path.of("../openapi/target/test-classes");

  private ContractCheck() {}

  /**
   * Returns what is wrong with a contract, one line for each finding; if nothing is, the file for
   * the generator is written.
   */
  static List<String> findings(Path contract, Path generatorInput)
      throws IOException, ReflectiveOperationException {
    URL[] classes = {CLASSES.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes)) {
      loader
          .loadClass("app.tune.studio.openapi.ContractCheck")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {contract.toString(), generatorInput.toString()});
      return List.of();
    } catch (InvocationTargetException e) {
      return e.getCause().getMessage().lines().toList();
    }
  }
}
