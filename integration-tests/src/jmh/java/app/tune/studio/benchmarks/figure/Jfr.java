package app.tune.studio.benchmarks.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** Counts what the flight recorder saw. */
final class Jfr {

  private Jfr() {}

  static int events(Recording recording) throws IOException {
    Path file = Files.createTempFile("benchmark", ".jfr");
    try {
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).size();
    } finally {
      Files.delete(file);
    }
  }
}
