package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server answered with an error: a status outside 200 to 299, or an error object
 * under a success status or in mid-stream.
 *
 * <p>{@link #status()} is the HTTP status as received; an error object inside a 200 picks its
 * subclass by its own numeric code.
 */
public class ApiException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** What the body says. */
  private final ErrorInfo info;

  /** How long the server asked to wait, or null. */
  private final @Nullable Duration retryAfter;

  /**
   * Creates the exception of one error response.
   *
   * @param message what is wrong, without the URL
   * @param info what the body says
   * @param wait how long the server asked to wait, or null
   * @param context what is known of the call
   */
  public ApiException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, context, null);
    this.info = info;
    this.retryAfter = wait;
  }

  /** {@return the server's own message, or null where its body had none} */
  public final @Nullable String errorMessage() {
    return info.message();
  }

  /** {@return the error's code as text, whether it was a string or a number, or null} */
  public final @Nullable String code() {
    return info.code();
  }

  /** {@return the error's type, or null} */
  public final @Nullable String type() {
    return info.type();
  }

  /** {@return the name of the request member that the server blames, or null} */
  public final @Nullable String param() {
    return info.param();
  }

  /** {@return how long the server asked to wait before another attempt, or null} */
  public final @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
