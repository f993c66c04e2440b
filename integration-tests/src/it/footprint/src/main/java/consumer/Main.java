package consumer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.spi.SLF4JServiceProvider;

/** Lists and counts what one dependency on the client puts on a class path. */
public final class Main {

  private static final long LIMIT = 3_000_000;

  public static void main(String[] args) throws Exception {
    List<Path> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();
    long total = 0;
    for (Path jar : jars) {
      System.out.printf("%,11d %s%n", Files.size(jar), jar.getFileName());
      total += Files.size(jar);
    }
    System.out.printf("%,11d bytes in %d jars%n", total, jars.size());

    check(total < LIMIT, total + " bytes are not below " + LIMIT);
    check(
        ServiceLoader.load(SLF4JServiceProvider.class).findFirst().isEmpty(),
        "a logging provider comes along");
    check(
        jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("kotlin")),
        "Kotlin comes along");
    check(
        jars.stream().map(jar -> jar.getFileName().toString()).anyMatch(Main::isClient),
        "the client itself is missing");
  }

  private static boolean isClient(String jar) {
    return jar.startsWith("tune-studio-client-generated-");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
