package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.server.TrustStore;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs one main class for one contestant in a JVM of its own, and reads the values that it prints.
 *
 * @param jdk the home of the JDK
 * @param trustStore trusts the server's certificate
 */
record ClientJvm(Path jdk, Path trustStore) {

  /** The main class prints this word when the measured call is done. */
  static final String READY = "ready";

  private static final String VALUE = "value";
  private static final long TIMEOUT_SECONDS = 300;

  /** openai-java is measured on the OkHttp 4 that it depends on, OkHttp itself on its version 5. */
  private static final Predicate<String> OKHTTP_4 =
      Pattern.compile("[/\\\\]okhttp-4[^/\\\\]*\\.jar$").asPredicate();

  private static final Predicate<String> OKHTTP_5 =
      Pattern.compile("[/\\\\]okhttp-jvm-5[^/\\\\]*\\.jar$").asPredicate();

  /** Prints a value, in the measuring JVM. */
  static void print(String name, double value) {
    System.out.println(VALUE + " " + name + " " + value);
  }

  /** Returns the values by name; {@value #READY} is the time in ms until that word was printed. */
  Map<String, Double> run(Class<?> main, String contestant, String url, List<String> arguments)
      throws IOException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(main, contestant, url, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process
        .onExit()
        .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> kill(process));
    Map<String, Double> values = new LinkedHashMap<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.split(" ");
        if (line.equals(READY)) {
          values.put(READY, (System.nanoTime() - start) / 1e6);
        } else if (words[0].equals(VALUE)) {
          values.put(words[1], Double.parseDouble(words[2]));
        }
      }
    }
    return values;
  }

  private static Process kill(Process process) {
    return process.destroyForcibly();
  }

  private List<String> command(
      Class<?> main, String contestant, String url, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Djmh.ignoreLock=true");
    if (url.startsWith("https:")) {
      command.addAll(TrustStore.jvmArguments(trustStore));
    }
    command.add("-cp");
    command.add(classPath(contestant));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  private static String classPath(String contestant) {
    Predicate<String> excluded = contestant.equals("okhttp") ? OKHTTP_4 : OKHTTP_5;
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(excluded.negate())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
