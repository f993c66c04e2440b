package app.tune.studio.regeneration;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/** The sources of the project in another folder, where commands are run as a person runs them. */
record ProjectCopy(Path folder) {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");

  static ProjectCopy in(Path folder) throws IOException {
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(from.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(folder.resolve(ROOT.relativize(from)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(from, folder.resolve(ROOT.relativize(from)));
            return FileVisitResult.CONTINUE;
          }
        });
    return new ProjectCopy(folder);
  }

  /** Runs a command line in the folder and returns what it printed, and its exit code first. */
  List<String> run(String command) throws IOException, InterruptedException {
    File output = folder.resolve("output.txt").toFile();
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    int code = process.waitFor();
    return List.of(command + ": exit code " + code, Files.readString(output.toPath()));
  }
}
