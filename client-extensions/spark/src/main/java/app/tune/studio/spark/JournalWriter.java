package app.tune.studio.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to the files of a task. Where a file system shows a file only when it is closed, as
 * object stores do, a new file is begun after some lines.
 */
final class JournalWriter implements AutoCloseable {

  private static final int LINES_PER_OBJECT = 100;

  private final FileSystem fileSystem;
  private final IntFunction<Path> files;
  private @Nullable FSDataOutputStream out;
  private int fileCount;
  private int lines;
  private boolean closed;

  JournalWriter(FileSystem fileSystem, IntFunction<Path> files) {
    this.fileSystem = fileSystem;
    this.files = files;
  }

  synchronized void append(String line) {
    if (closed) {
      return; // the task was killed: it is over
    }
    try {
      if (out == null) {
        out = fileSystem.create(files.apply(fileCount++), false);
      }
      out.write(line.getBytes(StandardCharsets.UTF_8));
      lines++;
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
  }

  /** Lets the lines so far survive the end of this process, as far as the file system can. */
  synchronized void flush() {
    if (out == null) {
      return;
    }
    try {
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hflush();
      } else if (lines >= LINES_PER_OBJECT) {
        closeFile(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (out != null) {
      try {
        closeFile(out);
      } catch (IOException e) {
        throw new UncheckedIOException("journal: " + e.getMessage(), e);
      }
    }
  }

  private void closeFile(FSDataOutputStream file) throws IOException {
    out = null;
    lines = 0;
    file.close();
  }
}
