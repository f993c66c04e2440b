package app.tune.studio.batch.internal.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The output file as the record of what has been done. Not thread-safe.
 *
 * <p>A run that is killed leaves whole lines and at most one that is cut, which {@link #recover}
 * repairs. The file is locked while it is open, and all reading goes through the {@link
 * LockedFile}. No channel is used to read or write: an interrupt of the thread would close it.
 */
public final class Journal implements Closeable {

  private static final int COPIED_AT_ONCE = 256;

  private final Path path;
  private final List<LockedFile> files = new ArrayList<>();
  private RandomAccessFile file;

  private Journal(Path path) throws IOException {
    this.path = path;
    this.file = locked(path);
  }

  /**
   * Opens and locks a file, which is made where there is none.
   *
   * @throws IOException where that fails, or another run holds the lock
   */
  public static Journal open(Path path) throws IOException {
    return new Journal(path);
  }

  private RandomAccessFile locked(Path name) throws IOException {
    LockedFile locked = LockedFile.open(name);
    files.add(locked);
    return locked.file();
  }

  /**
   * Brings the file into a state in which every line is whole, and returns what appends to it.
   *
   * @param dropFailed whether error lines are removed
   * @param each receives what each line says, those that are removed included
   * @throws IOException where the file cannot be read or written, or holds a whole line that is no
   *     result
   */
  public LineSink recover(boolean dropFailed, Consumer<JournalEntry> each) throws IOException {
    if (file.length() == 0) {
      return sink(file);
    }
    if (Gzip.isNamed(path)) {
      // what follows a cut member would be lost for every reader: nothing is ever appended to one
      return rewritten(dropFailed, each);
    }
    Scan scan = new Scan(new ByteLines(read()), dropFailed, each);
    while (scan.next()) {
      // the consumer gets it
    }
    if (scan.dropped() > 0) {
      return rewritten(true, entry -> {});
    }
    file.setLength(scan.validLength());
    file.seek(scan.validLength());
    if (scan.lacksLineFeed()) {
      file.write('\n');
    }
    return sink(file);
  }

  /**
   * Reads what the whole lines say, and changes nothing.
   *
   * @param each receives what each says
   * @throws IOException where the file cannot be read, or holds a whole line that is no result
   */
  public void scan(Consumer<JournalEntry> each) throws IOException {
    Scan scan = new Scan(new ByteLines(readDecompressed()), false, each);
    while (scan.next()) {
      // the consumer gets it
    }
  }

  /** Writes the lines that stay into a new file, and puts that in place of the old one. */
  private LineSink rewritten(boolean dropFailed, Consumer<JournalEntry> each) throws IOException {
    Path real = path.toRealPath(); // a link stays one
    Path copy = Files.createTempFile(real.getParent(), real.getFileName() + ".", ".tmp");
    try {
      RandomAccessFile target = locked(copy);
      copyPermissions(real, copy);
      LineSink sink = copied(target, dropFailed, each);
      Files.move(copy, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      file = target; // the old one stays open, and locked against a run that opened it before
      return sink;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private LineSink copied(RandomAccessFile target, boolean dropFailed, Consumer<JournalEntry> each)
      throws IOException {
    target.setLength(0);
    LineSink sink = sink(target);
    Scan scan = new Scan(new ByteLines(readDecompressed()), dropFailed, each);
    List<byte[]> lines = new ArrayList<>();
    while (scan.next()) {
      lines.add(scan.line());
      if (lines.size() == COPIED_AT_ONCE) {
        sink.write(lines);
        lines.clear();
      }
    }
    sink.write(lines);
    sink.sync();
    return sink;
  }

  private LineSink sink(RandomAccessFile target) throws IOException {
    return Gzip.isNamed(path) ? new GzipSink(target) : new FileSink(target);
  }

  private InputStream readDecompressed() throws IOException {
    if (!Gzip.isNamed(path)) {
      return read();
    }
    try {
      return file.length() == 0 ? read() : new GZIPInputStream(read());
    } catch (EOFException e) {
      return InputStream.nullInputStream(); // cut within the first bytes
    }
  }

  private InputStream read() throws IOException {
    file.seek(0);
    return new FileInputStream(file.getFD());
  }

  /** Closes the file and gives up its lock. */
  @Override
  public void close() throws IOException {
    for (LockedFile opened : files) {
      opened.close();
    }
  }

  /** One pass over the lines. */
  private static final class Scan {

    private final ByteLines lines;
    private final boolean dropFailed;
    private final Consumer<JournalEntry> each;
    private long dropped;
    private long validLength;
    private boolean lacksLineFeed;

    Scan(ByteLines lines, boolean dropFailed, Consumer<JournalEntry> each) {
      this.lines = lines;
      this.dropFailed = dropFailed;
      this.each = each;
    }

    /** Goes on to the next line that stays. */
    boolean next() throws IOException {
      while (nextLine()) {
        if (!lines.isBlank()) {
          JournalEntry entry = entry();
          if (entry == null) {
            return false;
          }
          lacksLineFeed = !lines.terminated();
          validLength = lines.endPosition();
          each.accept(entry);
          if (!entry.failed() || !dropFailed) {
            return true;
          }
          dropped++;
        }
      }
      return false;
    }

    private boolean nextLine() throws IOException {
      try {
        return lines.next();
      } catch (EOFException cut) {
        return false; // gzip that ends too early: whole lines have been returned before
      }
    }

    /** Returns what the line says, or null where it is the last one and was cut. */
    private @Nullable JournalEntry entry() throws IOException {
      try {
        return JournalEntry.read(lines);
      } catch (IOException e) {
        if (isCut(e)) {
          return null;
        }
        throw new IOException(
            "line " + lines.number() + " is not the result of an item: " + e.getMessage(), e);
      }
    }

    /** A file whose only line is something else is not an output, and must not be emptied. */
    private boolean isCut(IOException failure) {
      return !lines.terminated()
          && failure.getCause() instanceof JsonProcessingException
          && (validLength > 0 || beginsLikeResult());
    }

    private boolean beginsLikeResult() {
      for (String member : List.of(ResultMembers.ID, ResultMembers.CUSTOM_ID)) {
        byte[] beginning = ("{\"" + member + "\":").getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(beginning.length, lines.length());
        int end = lines.offset() + length;
        if (Arrays.equals(lines.array(), lines.offset(), end, beginning, 0, length)) {
          return true;
        }
      }
      return false;
    }

    byte[] line() {
      return Arrays.copyOfRange(lines.array(), lines.offset(), lines.offset() + lines.length());
    }

    long dropped() {
      return dropped;
    }

    long validLength() {
      return validLength;
    }

    boolean lacksLineFeed() {
      return lacksLineFeed;
    }
  }
}
