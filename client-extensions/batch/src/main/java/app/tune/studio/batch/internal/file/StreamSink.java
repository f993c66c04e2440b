package app.tune.studio.batch.internal.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to a stream, which it flushes and never closes: standard output, a pipe. */
public final class StreamSink implements LineSink {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private @Nullable IOException broken;

  /** Writes to a stream, which need not be buffered. */
  public StreamSink(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  @Override
  public void write(List<byte[]> lines) throws PartialWriteException {
    try {
      if (broken != null) {
        throw broken; // a part of the lines before may be out, and what is left is in the buffer
      }
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      broken = e;
      throw new PartialWriteException(0, e);
    }
  }

  /** Returns whether a failure was thrown, after which nothing more is written. */
  boolean isBroken() {
    return broken != null;
  }

  @Override
  public void sync() {
    // nothing is known of what is behind a stream
  }

  @Override
  public void close() {
    // all was flushed
  }
}
