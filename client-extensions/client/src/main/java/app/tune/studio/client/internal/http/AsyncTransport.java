package app.tune.studio.client.internal.http;

import feign.Request;

/** Sends requests without a thread that waits. Safe for use by several threads. */
public interface AsyncTransport {

  /**
   * Sends a request; returns before the response.
   *
   * @param timeouts notified of each read, and started here
   * @param listener receives the head of the response, or the failure that came before it
   */
  Exchange send(Request request, AttemptTimeouts timeouts, ExchangeListener listener);

  /** Closes all connections, and ends what is under way. Never blocks. */
  void close();
}
