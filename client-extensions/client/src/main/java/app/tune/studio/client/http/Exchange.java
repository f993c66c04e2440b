package app.tune.studio.client.http;

/** An exchange on the wire, from sending the request to the last byte of the answer. */
@FunctionalInterface
public interface Exchange {

  /** Closes the connection at once; does nothing when the exchange is over. Never blocks. */
  void cancel();
}
