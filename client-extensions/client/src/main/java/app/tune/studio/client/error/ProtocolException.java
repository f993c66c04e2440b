package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a response cannot be understood: empty, not JSON, cut, or beyond a bound. Never
 * retried.
 */
public final class ProtocolException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception of one failed call.
   *
   * @param message what is wrong, without the URL
   * @param context what is known of the call
   * @param cause what led to it, or null
   */
  public ProtocolException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
