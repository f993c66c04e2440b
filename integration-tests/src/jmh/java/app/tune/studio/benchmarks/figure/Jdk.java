package app.tune.studio.benchmarks.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds another JDK on this machine. */
final class Jdk {

  private static final Path USUAL = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private Jdk() {}

  /** Returns the home of the newest JDK with virtual threads, or the one that was named. */
  static Optional<String> withVirtualThreads() throws IOException {
    String named = System.getProperty("benchmark.jdk", "");
    if (!named.isEmpty()) {
      return Optional.of(named);
    }
    if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
      return Optional.of(System.getProperty("java.home"));
    }
    if (!Files.isDirectory(USUAL)) {
      return Optional.empty();
    }
    try (Stream<Path> installed = Files.list(USUAL)) {
      return installed
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> version(home) >= FIRST_WITH_VIRTUAL_THREADS)
          .max(Comparator.comparingInt(Jdk::version))
          .map(Path::toString);
    }
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
