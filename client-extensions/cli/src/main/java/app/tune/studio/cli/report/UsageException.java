package app.tune.studio.cli.report;

import java.util.regex.Pattern;

/** Thrown when an option, a variable or the configuration is wrong, before anything is sent. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Of a property, a header or a thing: {@code maxRetries}, {@code X-Org-Id}, {@code base URL}. */
  private static final Pattern NAME = Pattern.compile("^[\\w-]+( [\\w-]+)?: ");

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
    return new UsageException(option + ": " + withoutName(refusal), refusal);
  }

  /**
   * {@return what is wrong with a value, without the name that a library begins its message with}
   *
   * @param refusal of a library, such as {@code base URL: must not be empty}
   */
  public static String withoutName(IllegalArgumentException refusal) {
    return NAME.matcher(String.valueOf(refusal.getMessage())).replaceFirst("");
  }
}
