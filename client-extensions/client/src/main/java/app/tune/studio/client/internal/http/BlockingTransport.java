package app.tune.studio.client.internal.http;

import feign.Request;

/** Sends requests on the calling thread. Safe for use by several threads. */
public interface BlockingTransport {

  /**
   * Prepares an exchange; nothing is sent yet.
   *
   * @param timeouts notified of each read, and started when the exchange is executed
   */
  BlockingExchange exchange(Request request, AttemptTimeouts timeouts);

  /** Closes all connections, and ends what is under way. Never blocks. */
  void close();
}
