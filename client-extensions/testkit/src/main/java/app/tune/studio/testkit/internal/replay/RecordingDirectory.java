package app.tune.studio.testkit.internal.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A directory of recordings: files whose names begin with a number that defines their order. */
public final class RecordingDirectory {
  private static final String SUFFIX = ".json";
  private static final String NUMBERED = "[0-9]{4,9}-.*\\.json";

  private final Path directory;
  private final AtomicInteger last;
  private final List<Path> written = new CopyOnWriteArrayList<>();

  private RecordingDirectory(Path directory, int last) {
    this.directory = directory;
    this.last = new AtomicInteger(last);
  }

  /** Returns a directory, which is created if missing. */
  public static RecordingDirectory forWriting(Path directory) throws IOException {
    Files.createDirectories(directory);
    int last = files(directory).stream().mapToInt(RecordingDirectory::number).max().orElse(0);
    return new RecordingDirectory(directory, last);
  }

  /**
   * Reads all recordings, in order.
   *
   * @throws IOException if the directory or a file cannot be read, or there are no recordings
   */
  public static List<Recording> read(Path directory) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files(directory)) {
      recordings.add(RecordingFile.read(file));
    }
    if (recordings.isEmpty()) {
      throw new IOException("no recordings in " + directory);
    }
    return recordings;
  }

  /** Returns the files written, in order. */
  public List<Path> written() {
    return List.copyOf(written);
  }

  /** Writes a recording to a new file. */
  public void write(Recording recording) {
    String words = (recording.method() + recording.target()).replaceAll("[^A-Za-z0-9]+", "-");
    Path file =
        directory.resolve(
            String.format(Locale.ROOT, "%04d-%.60s%s", last.incrementAndGet(), words, SUFFIX));
    try {
      RecordingFile.write(file, recording);
    } catch (IOException e) {
      throw new UncheckedIOException("a recording cannot be written: " + file, e);
    }
    written.add(file);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> name(file).matches(NUMBERED))
          .sorted(Comparator.comparingInt(RecordingDirectory::number))
          .toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(name(file).substring(0, name(file).indexOf('-')));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
