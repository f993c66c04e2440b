package app.tune.studio.client.internal.http;

import feign.Request;

/** Sends requests without blocking a thread. Thread-safe. */
public interface AsyncTransport {

  /**
   * Sends a request; returns before the response.
   *
   * @param timeouts notified of each read, and started here
   * @param listener receives the response head, or the failure
   */
  Exchange send(Request request, AttemptTimeouts timeouts, ExchangeListener listener);

  /** Closes all connections and ends all exchanges. Never blocks. */
  void close();
}
