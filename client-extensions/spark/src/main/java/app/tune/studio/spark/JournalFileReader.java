package app.tune.studio.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a file of the journal in the order in which they were written, without lines that
 * were cut. It closes itself after the last one.
 *
 * <p>Reads to the end of the file, since the length that a file system lists may be too small: HDFS
 * lists that of a file whose writer was killed without the lines of its last block.
 */
final class JournalFileReader implements Iterator<JournalEntry>, AutoCloseable {

  private final BufferedReader lines;
  private @Nullable JournalEntry next;

  JournalFileReader(FileSystem files, Path file) {
    try {
      lines = new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public JournalEntry next() {
    JournalEntry entry = next;
    if (entry == null) {
      throw new NoSuchElementException();
    }
    advance();
    return entry;
  }

  private void advance() {
    next = null;
    try {
      String line = lines.readLine();
      while (line != null && next == null) {
        next = JournalEntry.parse(line);
        line = next == null ? lines.readLine() : line;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
    if (next == null) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
  }
}
