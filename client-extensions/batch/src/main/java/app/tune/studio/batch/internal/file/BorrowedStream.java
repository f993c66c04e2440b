package app.tune.studio.batch.internal.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of the caller, which stays open. It is not read again after its end: a terminal would
 * wait for more input.
 */
public final class BorrowedStream extends InputStream {

  private final InputStream in;
  private boolean ended;

  /** Reads from a stream. */
  public BorrowedStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return ended ? -1 : checked(in.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return ended ? -1 : checked(in.read(bytes, offset, length));
  }

  private int checked(int read) {
    ended = read < 0;
    return read;
  }

  @Override
  public int available() throws IOException {
    return ended ? 0 : in.available();
  }
}
