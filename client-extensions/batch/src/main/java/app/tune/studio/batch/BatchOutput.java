package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.Journal;
import app.tune.studio.batch.internal.file.JournalEntry;
import app.tune.studio.batch.internal.file.LineSink;
import app.tune.studio.batch.internal.file.StreamSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where results go, one line each, in OpenAI's output format. A file is the journal as well: a run
 * goes on after what it holds.
 */
public final class BatchOutput {

  private final String name;
  private final @Nullable Path file;
  private final @Nullable OutputStream stream;

  private BatchOutput(String name, @Nullable Path file, @Nullable OutputStream stream) {
    this.name = name;
    this.file = file;
    this.stream = stream;
  }

  /**
   * {@return a file, which is made where there is none; compressed where its name ends with {@code
   * .gz}}
   *
   * @param file nothing or the output of an earlier run; a pipe or a device is written to as a
   *     stream is
   */
  public static BatchOutput file(Path file) {
    return new BatchOutput(file.toString(), file, null);
  }

  /**
   * {@return a stream; a run that writes to one cannot be resumed}
   *
   * @param stream flushed after each result, not closed. It has to report failures, which a {@code
   *     PrintStream} does not
   */
  public static BatchOutput stream(OutputStream stream) {
    return new BatchOutput("stream", null, stream);
  }

  /** {@return the standard output of the process; a run that writes to it cannot be resumed} */
  public static BatchOutput standardOutput() {
    return stream(new FileOutputStream(FileDescriptor.out)).named("standard output");
  }

  /**
   * {@return the same output with another name}
   *
   * @param inMessages stands for the output in messages; a file has its path by default, a stream
   *     only {@code stream}
   */
  public BatchOutput named(String inMessages) {
    return new BatchOutput(inMessages, file, stream);
  }

  /** {@return whether a later run can go on after what was written: not to a stream or a pipe} */
  public boolean isResumable() {
    return file != null && !isPipe(file);
  }

  /** Such as {@code /dev/stdout}, {@code /dev/null} or the shell's {@code >(…)}. */
  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Returns the file of earlier results, or null where there cannot be any. */
  @Nullable Path path() {
    return isResumable() ? file : null;
  }

  /** Refuses an input that is the same file, under whichever name. */
  void requireOtherThan(BatchInput input) {
    Path read = input.path();
    if (read == null || file == null) {
      return;
    }
    try {
      if (Files.exists(read) && Files.exists(file) && Files.isSameFile(read, file)) {
        throw new BatchOutputException(
            "cannot use " + this + ": it is the file that the input is read from", null);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  BatchOutputException unusable(IOException failure) {
    Path folder = file == null ? null : file.toAbsolutePath().getParent();
    String why =
        folder == null || Files.exists(folder) ? reason(failure) : "there is no folder " + folder;
    return new BatchOutputException("cannot use " + this + ": " + why, failure);
  }

  /** A file that cannot be opened says so in parentheses behind its own name. */
  private String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    String prefix = file + " (";
    return message.startsWith(prefix) && message.endsWith(")")
        ? message.substring(prefix.length(), message.length() - 1)
        : message;
  }

  /** Opens it, and repairs what an earlier run has left. */
  Opened open(boolean dropFailed, Consumer<JournalEntry> each) throws IOException {
    if (stream != null) {
      return new Opened(new StreamSink(stream), () -> {});
    }
    if (file == null) {
      throw new IllegalStateException("an output is a file or a stream");
    }
    if (isPipe(file)) {
      OutputStream pipe = new FileOutputStream(file.toFile());
      return new Opened(new StreamSink(pipe), pipe::close);
    }
    Journal journal = Journal.open(file);
    try {
      return new Opened(journal.recover(dropFailed, each), journal::close);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Returns the name, as it stands in messages. */
  @Override
  public String toString() {
    return name;
  }

  /** An output in use. */
  record Opened(LineSink sink, Closing closing) {

    void close() throws IOException {
      try {
        sink.close();
      } finally {
        closing.close();
      }
    }
  }

  interface Closing {
    void close() throws IOException;
  }
}
