package app.tune.studio.batch.internal.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;

/** Appends to a file; a line that could be written in part only is taken back. */
final class FileSink implements LineSink {

  private final RandomAccessFile file;

  FileSink(RandomAccessFile file) {
    this.file = file;
  }

  @Override
  public void write(List<byte[]> lines) throws PartialWriteException {
    long start = -1;
    try {
      start = file.getFilePointer();
      file.write(joined(lines));
    } catch (IOException e) {
      throw new PartialWriteException(start < 0 ? 0 : keepWholeLines(lines, start, e), e);
    }
  }

  /** Returns how many lines were written, and cuts off what follows them. */
  private int keepWholeLines(List<byte[]> lines, long start, IOException failure) {
    int whole = 0;
    try {
      long end = start;
      long written = file.getFilePointer();
      while (whole < lines.size() && end + lines.get(whole).length + 1 <= written) {
        end += lines.get(whole++).length + 1;
      }
      file.setLength(end);
    } catch (IOException e) {
      failure.addSuppressed(e); // the next run cuts the line off
    }
    return whole;
  }

  private static byte[] joined(List<byte[]> lines) {
    int length = 0;
    for (byte[] line : lines) {
      length = Math.addExact(length, line.length + 1);
    }
    byte[] joined = new byte[length];
    int position = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, joined, position, line.length);
      position += line.length;
      joined[position++] = '\n';
    }
    return joined;
  }

  @Override
  public void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.getFD().sync();
  }
}
