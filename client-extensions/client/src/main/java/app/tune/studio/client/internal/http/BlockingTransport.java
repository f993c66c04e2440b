package app.tune.studio.client.internal.http;

import feign.Request;

/** Sends requests on the calling thread. Thread-safe. */
public interface BlockingTransport {

  /**
   * Creates an exchange without sending anything.
   *
   * @param timeouts of the attempt, which the client's own transport starts and notifies of reads
   */
  BlockingExchange exchange(Request request, AttemptTimeouts timeouts);

  /** Closes all connections and ends all exchanges. Never blocks. */
  void close();
}
