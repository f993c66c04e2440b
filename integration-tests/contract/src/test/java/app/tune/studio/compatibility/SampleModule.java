package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** A module of one exported class and one hidden one, compiled for a test. */
final class SampleModule {

  private final Path folder;

  SampleModule(Path folder) {
    this.folder = folder;
  }

  /** Compiles the module and returns the folder of its class files. */
  Path with(String exportedMembers, String hiddenMembers) throws IOException {
    Path work = Files.createTempDirectory(folder, "module");
    Path sources = Files.createDirectories(work.resolve("sources"));
    Path exported = Files.createDirectories(sources.resolve("sample/shown")).resolve("Door.java");
    Path hidden = Files.createDirectories(sources.resolve("sample/hidden")).resolve("Room.java");
    Files.writeString(
        sources.resolve("module-info.java"), "module sample { exports sample.shown; }");
    Files.writeString(
        exported, "package sample.shown; public class Door { " + exportedMembers + " }");
    Files.writeString(hidden, "package sample.hidden; public class Room { " + hiddenMembers + " }");

    Path classes = work.resolve("classes");
    run(
        "javac",
        "-d",
        classes.toString(),
        sources.resolve("module-info.java").toString(),
        exported.toString(),
        hidden.toString());
    return classes;
  }

  private static void run(String tool, String... arguments) {
    int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
    assertThat(status).as("status of %s", tool).isZero();
  }
}
