package app.tune.studio.client.internal.http;

import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

/**
 * The connection that serves an exchange, from its lease until it goes back to the pool.
 * Thread-safe.
 *
 * <p>Cancelling gives up the lease too: the library does not, where the connection is closed at the
 * beginning of its TLS handshake.
 */
final class HeldConnection {

  private volatile @Nullable AsyncExecRuntime lease;
  private @Nullable ModalCloseable connection;
  private boolean cancelled;

  /** Called when the library has made what leases the connection, before it does so. */
  void leasedBy(AsyncExecRuntime chosen) {
    lease = chosen;
  }

  /** Holds this connection from now on; closes it if the exchange is already cancelled. */
  void hold(ModalCloseable opened) {
    synchronized (this) {
      connection = opened;
    }
    if (isCancelled()) {
      cancel();
    }
  }

  /** The connection goes back to the pool, so this exchange must no longer close it. */
  synchronized void release() {
    connection = null;
  }

  /** Closes the connection that is held, and those that follow, and gives up the lease. */
  void cancel() {
    synchronized (this) {
      cancelled = true;
      if (connection != null) {
        connection.close(CloseMode.IMMEDIATE);
      }
    }
    AsyncExecRuntime given = lease;
    if (given != null) {
      given.discardEndpoint(); // without the lock: the next exchange may start at once
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }
}
