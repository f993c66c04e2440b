package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/** Thrown to a thread that waits for a call which was closed, cancelled or interrupted. */
public final class CallCancelledException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception of one failed call. */
  public CallCancelledException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
  }
}
