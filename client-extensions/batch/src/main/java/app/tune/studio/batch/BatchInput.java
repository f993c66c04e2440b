package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.BorrowedStream;
import app.tune.studio.batch.internal.file.Gzip;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Where items come from. What can be read twice is checked as a whole before anything is sent; a
 * stream is checked while it is read.
 */
public final class BatchInput {

  private final String name;
  private final @Nullable Path path;
  private final boolean repeatable;
  private final Source source;

  private BatchInput(String name, @Nullable Path path, boolean repeatable, Source source) {
    this.name = name;
    this.path = path;
    this.repeatable = repeatable;
    this.source = source;
  }

  /**
   * {@return a file, in the format that its name suggests}
   *
   * @param file plain or gzip
   * @throws IllegalArgumentException where the name suggests a table, which needs a template
   */
  public static BatchInput file(Path file) {
    return file(file, BatchFormat.of(file));
  }

  /**
   * {@return a file; a pipe or a device is read as a stream is}
   *
   * @param file plain or gzip, whatever its name
   * @param format how it is made of items
   */
  public static BatchInput file(Path file, BatchFormat format) {
    // a pipe, such as /dev/stdin or the shell's <(…), can be read once
    boolean repeatable =
        Files.isRegularFile(file) || Files.isDirectory(file) || Files.notExists(file);
    return new BatchInput(
        file.toString(),
        file,
        repeatable,
        () -> read(repeatable ? Files.newInputStream(file) : opened(file), format));
  }

  /**
   * {@return a stream, which can be the input of one run only}
   *
   * @param stream plain or gzip; not closed, and not read again after its end
   * @param format how it is made of items
   */
  public static BatchInput stream(InputStream stream, BatchFormat format) {
    return new BatchInput("stream", null, false, () -> read(new BorrowedStream(stream), format));
  }

  /**
   * {@return the standard input of the process, which can be the input of one run only}
   *
   * @param format how it is made of items
   */
  public static BatchInput standardInput(BatchFormat format) {
    return stream(new FileInputStream(FileDescriptor.in), format).named("standard input");
  }

  /**
   * {@return items that are made by the program}
   *
   * @param items gives the same items each time that it is iterated over
   */
  public static BatchInput items(Iterable<BatchItem> items) {
    return new BatchInput("items", null, true, () -> iterated(items.iterator()));
  }

  /**
   * {@return the same input with another name}
   *
   * @param inMessages stands for the input in messages; a file has its path by default, a stream
   *     only {@code stream}
   */
  public BatchInput named(String inMessages) {
    return new BatchInput(inMessages, path, repeatable, source);
  }

  /** The streams of {@link Files} ask for a position, which a pipe does not have. */
  private static InputStream opened(Path pipe) throws IOException {
    return new FileInputStream(pipe.toFile());
  }

  private static ItemReader read(InputStream in, BatchFormat format) throws IOException {
    try {
      return format.read(Gzip.decompressed(in));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static ItemReader iterated(Iterator<BatchItem> items) {
    return new ItemReader() {
      @Override
      public @Nullable BatchItem next() {
        return items.hasNext() ? items.next() : null;
      }

      @Override
      public void close() {
        // an iterator holds nothing
      }
    };
  }

  ItemReader open() throws IOException {
    return source.open();
  }

  @Nullable Path path() {
    return path;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  /** Returns the name, as it stands in messages. */
  @Override
  public String toString() {
    return name;
  }

  private interface Source {
    ItemReader open() throws IOException;
  }
}
