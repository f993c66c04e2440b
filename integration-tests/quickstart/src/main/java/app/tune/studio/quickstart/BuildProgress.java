package app.tune.studio.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shows that a quiet build is alive: Maven starts it as a source file, before there are classes.
 *
 * <p>It prints a line, then a dot each second, for as long as a file exists. {@link Quickstart}
 * deletes that file and ends the line.
 */
final class BuildProgress {

  private static final int MILLIS_BETWEEN_DOTS = 1_000;

  private BuildProgress() {}

  /** Takes the file, and the line to print. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path building = Path.of(args[0]);
    Files.createDirectories(building.toAbsolutePath().getParent());
    Files.writeString(building, "a quickstart is being built\n");
    building.toFile().deleteOnExit();
    System.out.print(args[1] + " ");
    while (Files.exists(building)) {
      System.out.print('.');
      System.out.flush();
      Thread.sleep(MILLIS_BETWEEN_DOTS);
    }
  }
}
