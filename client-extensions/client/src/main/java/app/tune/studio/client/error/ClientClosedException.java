package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/** Thrown by calls that were pending when their client was closed, and by calls made afterwards. */
public final class ClientClosedException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception of one failed call.
   *
   * @param message what is wrong, without the URL
   * @param context what is known of the call
   * @param cause what led to it, or null
   */
  public ClientClosedException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
