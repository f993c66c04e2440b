package app.tune.studio.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder as Spark's releases have it, with links to the jars that the build resolved. */
final class SparkHome {

  /** The folder that the environment names, where the standalone worker looks, too. */
  static final Path PATH = Path.of(System.getenv("SPARK_HOME"));

  private SparkHome() {}

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

  private static String[] classPath(String property) throws IOException {
    return Files.readString(Path.of(System.getProperty(property)))
        .strip()
        .split(File.pathSeparator);
  }
}
