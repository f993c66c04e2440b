package app.tune.studio.client.http;

/**
 * An exchange on the wire, from sending the request to the last byte of the answer. Sent once, by
 * one of the two ways; may be cancelled by any thread.
 */
public interface Exchange {

  /**
   * Sends the request and returns without waiting.
   *
   * @throws IllegalArgumentException where the request cannot be put on the wire
   * @throws UnsupportedOperationException where the transport only waits
   */
  void send();

  /**
   * Sends the request and returns when its listener has been told what this thread waits for: a
   * failure, the head, or the end of a body that is of use only as a whole.
   *
   * <p>Returns as well when the exchange is cancelled or this thread is interrupted. The thread's
   * interrupt flag is then set, the connection is closed, and the listener may have been told
   * nothing.
   *
   * @throws IllegalArgumentException where the request cannot be put on the wire
   */
  void sendAndWait();

  /** Closes the connection at once; does nothing when the exchange is over. Never blocks. */
  void cancel();
}
