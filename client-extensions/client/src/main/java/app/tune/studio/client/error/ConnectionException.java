package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a connection could not be established, or was lost.
 *
 * <p>{@link #stage()} is the progress of the call, and so tells whether the server may have
 * processed it.
 */
public final class ConnectionException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** The progress of a call when its connection failed. */
  public enum Stage {
    /** No connection was established; nothing was sent. */
    CONNECT,
    /** The connection was lost after sending began and before any byte of the response. */
    AWAIT_RESPONSE,
    /** The connection was lost after the response began and before its head was complete. */
    READ_HEAD,
    /** The connection was lost after the head had arrived. */
    READ_BODY
  }

  /** The progress of the call. */
  private final Stage stage;

  /**
   * Creates an exception for a failed call.
   *
   * @param message the message, without the URL
   * @param stage the progress of the call when its connection failed
   * @param context the context of the call
   * @param cause the cause, or null
   */
  public ConnectionException(
      String message, Stage stage, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.stage = stage;
  }

  /** {@return the progress of the call when its connection failed} */
  public Stage stage() {
    return stage;
  }
}
