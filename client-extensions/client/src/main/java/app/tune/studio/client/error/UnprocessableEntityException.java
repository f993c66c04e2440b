package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 422: the request is well formed and its values are refused. */
public final class UnprocessableEntityException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception of one error response.
   *
   * @param message what is wrong, without the URL
   * @param info what the body says
   * @param wait how long the server asked to wait, or null
   * @param context what is known of the call
   */
  public UnprocessableEntityException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
