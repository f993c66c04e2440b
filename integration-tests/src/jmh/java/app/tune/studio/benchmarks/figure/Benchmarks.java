package app.tune.studio.benchmarks.figure;

import app.tune.studio.benchmarks.server.ServerProcess;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures everything in turns, several rounds, against one server process, and prints one table.
 *
 * <p>System properties: {@code benchmark} (groups, by comma; default all), {@code
 * benchmark.contestants} (by comma, {@code pull} first; default all), {@code benchmark.rounds},
 * {@code benchmark.seconds} (of warm-up, and as many of measuring).
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Measures. */
  public static void main(String[] args) throws Exception {
    List<Group> groups = groups(System.getProperty("benchmark", ""));
    int rounds = Integer.getInteger("benchmark.rounds", 3);
    Results results = new Results();
    try (ServerProcess server = new ServerProcess()) {
      for (int round = 1; round <= rounds; round++) {
        for (Group group : groups) {
          System.out.printf("round %d of %d: %s%n", round, rounds, name(group));
          group.run(server.url(), results);
        }
      }
    }
    System.out.println(Table.of(results));
  }

  private static List<Group> groups(String asked) {
    if (asked.isBlank() || asked.equals("all")) {
      return List.of(Group.values());
    }
    return Arrays.stream(asked.split(",")).map(Benchmarks::group).toList();
  }

  private static Group group(String name) {
    return Arrays.stream(Group.values())
        .filter(group -> name(group).equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "benchmark: one of "
                        + Arrays.stream(Group.values()).map(Benchmarks::name).toList()
                        + ", was "
                        + name));
  }

  private static String name(Group group) {
    return group.name().toLowerCase(Locale.ROOT);
  }
}
