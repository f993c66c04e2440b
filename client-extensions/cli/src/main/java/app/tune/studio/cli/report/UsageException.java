package app.tune.studio.cli.report;

/** Thrown when an option, a variable or the configuration is wrong, before anything is sent. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message names what is wrong, by the name that the user gave it
   */
  public UsageException(String message) {
    super(message);
  }

  /**
   * Creates the exception of another one.
   *
   * @param message names what is wrong, by the name that the user gave it
   * @param cause what found it
   */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * {@return the exception of a value that a library refused, which has a name of its own for it}
   *
   * @param option the user's name for it
   * @param refusal says what is wrong, after the name in the library
   */
  public static UsageException of(String option, IllegalArgumentException refusal) {
    String rule = String.valueOf(refusal.getMessage()).replaceFirst("^\\w+: ", "");
    return new UsageException(option + ": " + rule, refusal);
  }
}
