package app.tune.studio.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A folder as Spark's releases have it, with links to the jars that the build resolved. */
final class SparkHome {

  /** The folder that the environment names, where the standalone worker looks, too. */
  static final Path PATH = Path.of(System.getenv("SPARK_HOME"));

  private static final Pattern SERVER_JAR =
      Pattern.compile("spark-(sql|sql-api|connect|connect-common)_");

  private SparkHome() {}

  /** Adds the links that are missing. */
  static void assemble() throws IOException {
    Path jars = Files.createDirectories(PATH.resolve("jars"));
    for (String jar : classPath("test.spark-class-path")) {
      Path link = jars.resolve(Path.of(jar).getFileName());
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of(jar));
      }
    }
  }

  /** Returns what an application adds: this module's jar and what it brings, without Spark. */
  static String applicationJars() throws IOException {
    return Stream.concat(
            Stream.of(System.getProperty("test.module-jar")),
            Stream.of(classPath("test.application-class-path")))
        .reduce((one, other) -> one + "," + other)
        .orElseThrow();
  }

  /**
   * Returns the class path that Spark's own scripts give to clients of Spark Connect: the client's
   * jar, the jars that it does not contain; and our test classes.
   */
  static String connectClientClassPath() throws IOException {
    List<String> path = new ArrayList<>();
    path.add(testClasses());
    path.add(PATH.resolve("jars/connect-repl") + "/*");
    try (Stream<Path> jars = Files.list(PATH.resolve("jars"))) {
      jars.filter(jar -> !SERVER_JAR.matcher(jar.getFileName().toString()).lookingAt())
          .map(Path::toString)
          .filter(jar -> jar.endsWith(".jar"))
          .forEach(path::add);
    }
    return String.join(File.pathSeparator, path);
  }

  private static String testClasses() {
    return SparkHome.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /** Returns a JVM with the options of Spark's own launcher, not started yet. */
  static ProcessBuilder java(String classPath, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-cp");
    command.add(classPath);
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static String[] classPath(String property) throws IOException {
    return Files.readString(Path.of(System.getProperty(property)))
        .strip()
        .split(File.pathSeparator);
  }
}
