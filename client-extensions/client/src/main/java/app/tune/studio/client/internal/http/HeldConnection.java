package app.tune.studio.client.internal.http;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

/**
 * The connection that serves an exchange, from its opening until it goes back to the pool.
 * Thread-safe.
 */
final class HeldConnection {

  private @Nullable ModalCloseable connection;
  private boolean cancelled;

  /** Holds this connection from now on; closes it if the exchange is already cancelled. */
  synchronized void hold(ModalCloseable opened) {
    connection = opened;
    if (cancelled) {
      opened.close(CloseMode.IMMEDIATE);
    }
  }

  /** The connection goes back to the pool, and is not this exchange's to close any more. */
  synchronized void release() {
    connection = null;
  }

  /** Closes the connection that is held, and those that follow. */
  synchronized void cancel() {
    cancelled = true;
    if (connection != null) {
      connection.close(CloseMode.IMMEDIATE);
    }
  }
}
