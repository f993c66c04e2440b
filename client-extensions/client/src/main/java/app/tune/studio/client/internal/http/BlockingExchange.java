package app.tune.studio.client.internal.http;

import java.io.IOException;

/** An exchange whose request is sent, and whose body is read, on the calling thread. */
public interface BlockingExchange extends Exchange {

  /**
   * Sends the request and waits for the head of the response.
   *
   * @throws IOException where none came; {@link #stage()} says how far the exchange had come
   */
  Response execute() throws IOException;
}
