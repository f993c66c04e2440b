package app.tune.studio.batch.internal.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Compresses into a file, so that a reader of the unfinished file gets whole lines. */
final class GzipSink implements LineSink {

  private static final int BUFFER = 1 << 16;

  private final RandomAccessFile file;
  private final GZIPOutputStream gzip;
  private final StreamSink lines;

  GzipSink(RandomAccessFile file) throws IOException {
    this.file = file;
    this.gzip = new GZIPOutputStream(new FileOutputStream(file.getFD()), BUFFER, true);
    this.lines = new StreamSink(gzip);
  }

  @Override
  public void write(List<byte[]> results) throws PartialWriteException {
    lines.write(results);
  }

  @Override
  public void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    if (!lines.isBroken()) {
      gzip.finish();
      sync();
    }
  }
}
