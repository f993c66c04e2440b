package app.tune.studio.batch.internal.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes to a stream: standard output, a pipe, gzip. */
public final class StreamSink implements LineSink {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final @Nullable GZIPOutputStream gzip;
  private final @Nullable RandomAccessFile file;
  private @Nullable IOException broken;

  private StreamSink(
      OutputStream out, @Nullable GZIPOutputStream gzip, @Nullable RandomAccessFile file) {
    this.out = out;
    this.gzip = gzip;
    this.file = file;
  }

  /** Returns a sink that flushes the stream and never closes it. */
  public static StreamSink of(OutputStream out) {
    return new StreamSink(new BufferedOutputStream(out, BUFFER), null, null);
  }

  /** Returns a sink that compresses, so that a reader of the unfinished file gets whole lines. */
  static StreamSink gzip(RandomAccessFile file) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(new FileOutputStream(file.getFD()), BUFFER, true);
    return new StreamSink(new BufferedOutputStream(gzip, BUFFER), gzip, file);
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

  @Override
  public void sync() throws IOException {
    if (file != null) {
      file.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    if (broken != null) {
      return;
    }
    out.flush();
    if (gzip != null) {
      gzip.finish();
      sync();
    }
  }
}
