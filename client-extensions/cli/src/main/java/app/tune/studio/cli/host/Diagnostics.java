package app.tune.studio.cli.host;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard error: that nobody can read about the progress of a batch any more, since the log's disk
 * is full or its reader has gone, neither ends the batch nor makes a success a failure.
 */
final class Diagnostics extends FilterOutputStream {

  Diagnostics(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      // there is nowhere to report it to
    }
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }
}
