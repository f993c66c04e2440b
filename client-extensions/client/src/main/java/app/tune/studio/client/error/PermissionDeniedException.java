package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 403: the key or organization may not do this. */
public final class PermissionDeniedException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for an error response.
   *
   * @param message the message, without the URL
   * @param info the parsed error body
   * @param wait the Retry-After of the response, or null
   * @param context the context of the call
   */
  public PermissionDeniedException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
