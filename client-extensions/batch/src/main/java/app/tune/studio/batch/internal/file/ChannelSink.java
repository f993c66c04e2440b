package app.tune.studio.batch.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** Appends to a file; a line that could be written in part only is taken back. */
final class ChannelSink implements LineSink {

  private final FileChannel channel;

  ChannelSink(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(List<byte[]> lines) throws PartialWriteException {
    ByteBuffer bytes = joined(lines);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new PartialWriteException(keepWholeLines(lines, bytes, e), e);
    }
  }

  /** Returns how many lines were written, and cuts off what follows them. */
  private int keepWholeLines(List<byte[]> lines, ByteBuffer bytes, IOException failure) {
    int whole = 0;
    int length = 0;
    while (whole < lines.size() && length + lines.get(whole).length + 1 <= bytes.position()) {
      length += lines.get(whole++).length + 1;
    }
    try {
      channel.truncate(channel.position() - (bytes.position() - length));
    } catch (IOException e) {
      failure.addSuppressed(e); // the next run cuts the line off
    }
    return whole;
  }

  private static ByteBuffer joined(List<byte[]> lines) {
    int length = 0;
    for (byte[] line : lines) {
      length = Math.addExact(length, line.length + 1);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    lines.forEach(line -> bytes.put(line).put((byte) '\n'));
    return bytes.flip();
  }

  @Override
  public void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.force(false);
  }
}
