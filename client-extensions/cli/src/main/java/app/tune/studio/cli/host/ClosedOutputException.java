package app.tune.studio.cli.host;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Thrown when nobody reads the output any more, as behind {@code | head -1}. */
public final class ClosedOutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** All of the message: others may name a file that has the word in its path. */
  private static final Set<String> CLOSED_PIPE =
      Set.of("broken pipe", "the pipe is being closed", "the pipe has been ended");

  ClosedOutputException(IOException cause) {
    super(cause);
  }

  /**
   * {@return whether a failure to write means that nobody reads any more} The text of the system is
   * all that distinguishes that from a full disk.
   *
   * @param failure what a stream threw
   */
  public static boolean isMeantBy(IOException failure) {
    return CLOSED_PIPE.contains(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
  }
}
