package app.tune.studio.client.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import feign.Request;

/** Sends one request and tells a listener what comes back. Safe for use by several threads. */
public interface Transport extends AutoCloseable {

  /**
   * Sends a request, once: nothing is retried or redirected below this line.
   *
   * <p>Returns without waiting where {@link #isAsynchronous()}; else when the head has come.
   *
   * @throws IllegalArgumentException where the request cannot be put on the wire
   */
  Exchange send(Request request, Activity activity, HeadListener listener);

  /** Returns how far an exchange had come that failed before its head. */
  Stage stageOf(Throwable failure);

  /** Returns whether sending does not block, and an exchange can be cancelled before its head. */
  boolean isAsynchronous();

  /** Gives up idle connections. */
  @Override
  void close();
}
