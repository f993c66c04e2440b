package app.tune.studio.batch.internal.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;

/** Appends to a file; a line that could be written in part only is taken back. */
final class FileSink implements LineSink {

  private final RandomAccessFile file;

  /** Where the next line begins; asking the file would be a call of the system for each line. */
  private long end;

  FileSink(RandomAccessFile file) throws IOException {
    this.file = file;
    this.end = file.getFilePointer();
  }

  @Override
  public void write(List<byte[]> lines) throws PartialWriteException {
    byte[] joined = joined(lines);
    try {
      file.write(joined);
    } catch (IOException e) {
      throw new PartialWriteException(keepWholeLines(lines, e), e);
    }
    end += joined.length;
  }

  /** Returns how many lines were written, and cuts off what follows them. */
  private int keepWholeLines(List<byte[]> lines, IOException failure) {
    int whole = 0;
    try {
      long written = file.getFilePointer();
      while (whole < lines.size() && end + lines.get(whole).length + 1 <= written) {
        end += lines.get(whole++).length + 1;
      }
      file.seek(end);
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
