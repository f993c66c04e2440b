package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by calls that were pending when their client was closed, and by calls made afterwards. For
 * a stream that had delivered chunks it is the cause of an {@link IncompleteStreamException}.
 */
public final class ClientClosedException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for a failed call.
   *
   * @param message the message, without the URL
   * @param context the context of the call
   * @param cause the cause, or null
   */
  public ClientClosedException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
