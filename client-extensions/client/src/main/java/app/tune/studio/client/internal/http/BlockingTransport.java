package app.tune.studio.client.internal.http;

import feign.Request;

/** Sends requests on the calling thread. Thread-safe. */
public interface BlockingTransport {

  /**
   * Creates an exchange without sending anything.
   *
   * @param timeouts notified of each read, and started when the exchange is executed
   */
  BlockingExchange exchange(Request request, AttemptTimeouts timeouts);

  /** Closes all connections and ends all exchanges. Never blocks. */
  void close();
}
