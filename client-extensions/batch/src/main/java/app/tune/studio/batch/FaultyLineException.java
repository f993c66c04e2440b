package app.tune.studio.batch;

import java.io.IOException;

/** Thrown by a reader at a line that is no item. */
final class FaultyLineException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient InputFault fault;
  private final boolean last;

  private FaultyLineException(long line, String message, boolean last) {
    super(message);
    this.fault = new InputFault(line, message);
    this.last = last;
  }

  /** Makes the exception of a line after which the reader can go on. */
  static FaultyLineException at(long line, String message) {
    return new FaultyLineException(line, message, false);
  }

  /** Makes the exception of a line after which nothing can be made out. */
  static FaultyLineException endingAt(long line, String message) {
    return new FaultyLineException(line, message, true);
  }

  InputFault fault() {
    return fault;
  }

  /** Returns whether the reader cannot go on. */
  boolean isLast() {
    return last;
  }
}
