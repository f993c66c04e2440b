package app.tune.studio.client.internal.http;

import java.io.IOException;

/** Thrown when a pooled connection turned out to be closed before anything was sent on it. */
final class StaleConnectionException extends IOException {

  private static final long serialVersionUID = 1L;

  StaleConnectionException() {
    super("the pooled connection is closed");
  }
}
