package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server responds with an error: a status outside 200 to 299, or an error object in
 * a success response or in mid-stream.
 *
 * <p>{@link #status()} is the HTTP status as received; for an error object inside a 200 the
 * subclass follows its numeric code.
 */
public class ApiException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** The parsed error body. */
  private final ErrorInfo info;

  /** The server's Retry-After, or null. */
  private final @Nullable Duration retryAfter;

  /**
   * Creates an exception for an error response.
   *
   * @param message the message, without the URL
   * @param info the parsed error body
   * @param wait the Retry-After of the response, or null
   * @param context the context of the call
   */
  public ApiException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, context, null);
    this.info = info;
    this.retryAfter = wait;
  }

  /** {@return the server's message, or null if the body has none} */
  public final @Nullable String errorMessage() {
    return info.message();
  }

  /** {@return the error code as text, whether sent as a string or a number, or null} */
  public final @Nullable String code() {
    return info.code();
  }

  /** {@return the error type, or null} */
  public final @Nullable String type() {
    return info.type();
  }

  /**
   * {@return the name of the invalid request member reported by the server, or null} A 404 whose
   * message contains the name of the requested model counts as a report of {@code model}.
   */
  public final @Nullable String param() {
    return info.param();
  }

  /**
   * {@return whether the server blames this member of the request: by {@link #param}, or by a word
   * of its code or message} A 404 about {@code model} is an unknown model, any other one an unknown
   * path. Servers say so in words of their own, so this may miss some.
   *
   * @param member the name of the member in JSON, such as {@code model}
   */
  public final boolean isAbout(String member) {
    return info.isAbout(member);
  }

  /** {@return the Retry-After of the response, or null} */
  public final @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
