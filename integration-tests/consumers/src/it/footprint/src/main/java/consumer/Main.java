package consumer;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.spi.SLF4JServiceProvider;

/** Lists and counts what one dependency on the client puts on a class path. */
public final class Main {

  private static final long LIMIT = 5_500_000;

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
    check(hasLocalNames(TuneStudioClient.class), "the client has no names of local variables");
    check(hasLocalNames(TextCompletion.class), "the models have no names of local variables");
  }

  /** The names of local variables, which an IDE shows where it has no sources. */
  private static boolean hasLocalNames(Class<?> type) throws IOException {
    try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1)
          .contains("LocalVariableTable");
    }
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
