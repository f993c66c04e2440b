package app.tune.studio.batch;

/** What is wrong with one line of the input. Immutable. */
public final class InputFault {

  private final long line;
  private final String message;

  InputFault(long line, String message) {
    this.line = line;
    this.message = message;
  }

  /** {@return the line, from 1; 0 where the item does not come from a file} */
  public long line() {
    return line;
  }

  /** {@return what is wrong with it} */
  public String message() {
    return message;
  }

  /** Returns the line and what is wrong with it. */
  @Override
  public String toString() {
    return line == 0 ? message : "line " + line + ": " + message;
  }
}
