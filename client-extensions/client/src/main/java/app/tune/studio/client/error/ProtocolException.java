package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a response is malformed: empty, not JSON, truncated, or over a size limit. Never
 * retried.
 */
public final class ProtocolException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for a failed call.
   *
   * @param message the message, without the URL
   * @param context the context of the call
   * @param cause the cause, or null
   */
  public ProtocolException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
