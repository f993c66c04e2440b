package app.tune.studio.examples;

import java.io.IOException;
import java.util.Map;

/** Runs a main class in a JVM of its own, for environment variables. */
final class OwnJvm {

  private OwnJvm() {}

  static Process start(Class<?> main, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
