package app.tune.studio.benchmarks;

import app.tune.studio.benchmarks.contestant.Contestants;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * What to measure, from system properties.
 *
 * @param groups names of groups of figures ({@code benchmark}, by comma; {@code all} by default)
 * @param contestants names in the order of the table ({@code benchmark.contestants}); the baseline
 *     is always measured
 * @param rounds how often everything is measured ({@code benchmark.rounds}, 3)
 * @param seconds how long one warm-up and one measurement take ({@code benchmark.seconds}, 2)
 * @param jdk the home of the JDK on which the clients run ({@code benchmark.jdk}, this one)
 * @param output the directory of the results ({@code benchmark.output})
 */
public record Options(
    List<String> groups, List<String> contestants, int rounds, int seconds, Path jdk, Path output) {

  /** Chooses every group, or every contestant. */
  public static final String ALL = "all";

  /** Returns the version of the clients' JDK. */
  public Runtime.Version jdkVersion() throws IOException {
    Properties release = new Properties();
    try (Reader in = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(in);
    }
    return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""));
  }

  static Options fromSystemProperties() {
    return new Options(
        list("benchmark"),
        contestants(list("benchmark.contestants")),
        Integer.getInteger("benchmark.rounds", 3),
        Integer.getInteger("benchmark.seconds", 2),
        Path.of(text("benchmark.jdk", System.getProperty("java.home"))),
        Path.of(text("benchmark.output", "target/benchmarks")));
  }

  private static List<String> contestants(List<String> chosen) {
    if (chosen.equals(List.of(ALL))) {
      return Contestants.NAMES;
    }
    if (!Contestants.NAMES.containsAll(chosen)) {
      throw new IllegalArgumentException(
          "benchmark.contestants: " + chosen + " are not all among " + Contestants.NAMES);
    }
    return Contestants.NAMES.stream()
        .filter(name -> name.equals(Contestants.BASELINE) || chosen.contains(name))
        .toList();
  }

  private static List<String> list(String property) {
    return Arrays.stream(text(property, ALL).split(",")).map(String::strip).toList();
  }

  /** An empty value counts as not set. */
  private static String text(String property, String otherwise) {
    String value = System.getProperty(property, "");
    return value.isBlank() ? otherwise : value.strip();
  }
}
