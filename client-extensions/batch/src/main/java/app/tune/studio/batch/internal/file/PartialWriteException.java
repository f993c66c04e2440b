package app.tune.studio.batch.internal.file;

import java.io.IOException;

/** Thrown when only some of several lines could be written. */
public final class PartialWriteException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int written;

  PartialWriteException(int written, IOException cause) {
    super(cause.getMessage(), cause);
    this.written = written;
  }

  /** Returns how many of the lines were written, from the first one on. */
  public int written() {
    return written;
  }
}
