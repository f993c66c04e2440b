package app.tune.studio.batch.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where lines are written. Not thread-safe. */
public interface LineSink extends Closeable {

  /**
   * Writes lines, each followed by a line feed, and hands them to the operating system: a process
   * that is killed after this returned has not lost them.
   *
   * @throws PartialWriteException where not all of them could be written
   */
  void write(List<byte[]> lines) throws PartialWriteException;

  /** Waits until what was written is on the disk: a power failure does not lose it. */
  void sync() throws IOException;
}
