package app.tune.studio.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to new files. Where a file system shows a file only when it is closed, as object
 * stores do, another one is begun after some lines.
 */
final class JournalWriter implements AutoCloseable {

  private static final int LINES_PER_OBJECT = 100;

  private final FileSystem fileSystem;
  private final Supplier<Path> newFiles;
  private @Nullable FSDataOutputStream out;
  private int lines;
  private boolean closed;

  JournalWriter(FileSystem fileSystem, Supplier<Path> newFiles) {
    this.fileSystem = fileSystem;
    this.newFiles = newFiles;
  }

  synchronized void append(String line) {
    if (closed) {
      return; // the task was killed: it is over
    }
    try {
      if (out == null) {
        out = fileSystem.create(newFiles.get(), false);
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
