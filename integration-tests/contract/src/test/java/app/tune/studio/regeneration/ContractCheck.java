package app.tune.studio.regeneration;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Calls the check that the build runs before it generates; its jar holds the contract only. */
final class ContractCheck {
  private static final Path CLASSES = Path.of("../../openapi/target/test-classes");

  private ContractCheck() {}

  /**
   * Returns what is wrong with a contract, one line for each finding; if nothing is, the file for
   * the generator is written.
   */
  static List<String> findings(Path contract, Path generatorInput)
      throws IOException, ReflectiveOperationException {
    try {
      call("main", (Object) new String[] {contract.toString(), generatorInput.toString()});
      return List.of();
    } catch (InvocationTargetException e) {
      return e.getCause().getMessage().lines().toList();
    }
  }

  /** Returns the names of the rules that a contract breaks. */
  static Object brokenRules(Path contract) throws IOException, ReflectiveOperationException {
    return call("brokenRules", contract.toString());
  }

  /** Returns the names of all rules that samples are to break. */
  static Object ruleNames() throws IOException, ReflectiveOperationException {
    return call("ruleNames");
  }

  private static Object call(String method, Object... arguments)
      throws IOException, ReflectiveOperationException {
    URL[] classes = {CLASSES.toUri().toURL()};
    Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
    try (URLClassLoader loader = new URLClassLoader(classes)) {
      return loader
          .loadClass("app.tune.studio.openapi.ContractCheck")
          .getMethod(method, types)
          .invoke(null, arguments);
    }
  }
}
