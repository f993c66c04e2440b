package app.tune.studio.client.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import feign.Request;

/** Makes exchanges that tell a listener what comes back. Safe for use by several threads. */
public interface Transport extends AutoCloseable {

  /**
   * Returns an exchange that is not yet sent: nothing is retried or redirected below this line.
   *
   * @throws IllegalArgumentException where the request cannot be put on the wire
   */
  Exchange exchange(Request request, Activity activity, HeadListener listener);

  /** Returns how far an exchange had come that failed before its head. */
  Stage stageOf(Throwable failure);

  /** Returns whether sending need not wait, and an exchange can be cancelled before its head. */
  boolean isAsynchronous();

  /** Gives up idle connections. */
  @Override
  void close();
}
