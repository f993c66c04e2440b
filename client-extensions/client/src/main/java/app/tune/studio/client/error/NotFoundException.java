package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown on status 404: no such path or model.
 *
 * <p>{@link #isAbout isAbout("model")} tells them apart. If it is the path, check base URL and
 * path.
 */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for an error response.
   *
   * @param message the message, without the URL
   * @param info the parsed error body
   * @param wait the Retry-After of the response, or null
   * @param context the context of the call
   */
  public NotFoundException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
