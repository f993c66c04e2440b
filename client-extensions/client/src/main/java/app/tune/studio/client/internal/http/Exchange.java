package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.ConnectionException.Stage;

/** A request and its response, up to the last byte. May be cancelled by any thread. */
public interface Exchange {

  /** Closes the connection at once, in any phase of the exchange. Never blocks. */
  void cancel();

  /**
   * Returns the progress of the exchange up to the head of the response. After a failure in {@code
   * CONNECT} nothing was sent.
   */
  Stage stage();

  /** Returns whether the request was sent on a reused connection. */
  boolean isOnReusedConnection();
}
