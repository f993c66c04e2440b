package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.ConnectionException.Stage;

/** A request on its way and its response, up to the last byte. May be cancelled by any thread. */
public interface Exchange {

  /** Closes the connection at once, in whatever phase the exchange is. Never blocks. */
  void cancel();

  /** Returns how far the exchange has come; a failure in {@code CONNECT} means nothing was sent. */
  Stage stage();

  /** Returns whether the request went out on a connection that had served another one before. */
  boolean isOnReusedConnection();
}
