package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the supplier of the access key failed; its exception is the cause. Nothing was sent.
 */
public final class CredentialsException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for a failed call.
   *
   * @param message the message, without the URL
   * @param context the context of the call
   * @param cause the cause, or null
   */
  public CredentialsException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
