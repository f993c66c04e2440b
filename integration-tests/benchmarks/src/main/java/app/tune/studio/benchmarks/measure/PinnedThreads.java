package app.tune.studio.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Counts how often a virtual thread pinned its carrier, however briefly, by the flight recorder.
 */
final class PinnedThreads implements AutoCloseable {

  private final Recording recording = new Recording();

  PinnedThreads() {
    recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
    recording.start();
  }

  int count() throws IOException {
    Path file = Files.createTempFile("benchmark", ".jfr");
    try {
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).size();
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
