package app.tune.studio.benchmarks.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one main class in a JVM of its own, which prints lines of a name and a number. */
final class Child {

  static final String READY = "ready";

  private Child() {}

  static Map<String, Double> run(Class<?> main, String... arguments) throws IOException {
    return run(System.getProperty("java.home"), main, arguments);
  }

  /** Returns what it printed; {@value #READY} is the time in ms until that word was printed. */
  static Map<String, Double> run(String javaHome, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome + "/bin/java");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    Collections.addAll(command, arguments);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> figures = new LinkedHashMap<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(READY)) {
          figures.put(READY, (System.nanoTime() - start) / 1e6);
        } else if (line.indexOf(' ') > 0) {
          String[] pair = line.split(" ", 2);
          figures.put(pair[0], Double.parseDouble(pair[1]));
        }
      }
    } finally {
      process.destroy();
    }
    return figures;
  }
}
