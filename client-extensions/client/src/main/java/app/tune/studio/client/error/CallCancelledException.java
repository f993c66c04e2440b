package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a call that was cancelled, whose stream was closed, or whose thread was interrupted.
 */
public final class CallCancelledException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for a failed call.
   *
   * @param message the message, without the URL
   * @param context the context of the call
   * @param cause the cause, or null
   */
  public CallCancelledException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
