package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/** Thrown to a thread that waits for a call which was closed, cancelled or interrupted. */
public final class CallCancelledException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception of one failed call.
   *
   * @param message what is wrong, without the URL
   * @param context what is known of the call
   * @param cause what led to it, or null
   */
  public CallCancelledException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
