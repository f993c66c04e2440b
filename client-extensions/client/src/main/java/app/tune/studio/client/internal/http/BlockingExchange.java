package app.tune.studio.client.internal.http;

import java.io.IOException;

/** An exchange that sends the request and reads the body on the calling thread. */
public interface BlockingExchange extends Exchange {

  /**
   * Sends the request and waits for the head of the response.
   *
   * @throws IOException if there is none; {@link #stage()} is the progress of the exchange
   */
  Response execute() throws IOException;
}
