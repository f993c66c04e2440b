package app.tune.studio.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when no connection could be made, or it was lost.
 *
 * <p>{@link #stage()} says how far the call had come, and so whether a server may have worked on
 * it.
 */
public final class ConnectionException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** How far a call had come when its connection failed. */
  public enum Stage {
    /** No connection was made: nothing was sent. */
    CONNECT,
    /** The connection was lost after sending began and before any byte of a response. */
    AWAIT_RESPONSE,
    /** The connection was lost after a response had begun and before its head was whole. */
    READ_HEAD,
    /** The connection was lost after the head had arrived. */
    READ_BODY
  }

  /** How far the call had come. */
  private final Stage stage;

  /**
   * Creates the exception of one failed call.
   *
   * @param message what is wrong, without the URL
   * @param stage how far the call had come
   * @param context what is known of the call
   * @param cause what led to it, or null
   */
  public ConnectionException(
      String message, Stage stage, ErrorContext context, @Nullable Throwable cause) {
    super(message, context, cause);
    this.stage = stage;
  }

  /** {@return how far the call had come} */
  public Stage stage() {
    return stage;
  }
}
