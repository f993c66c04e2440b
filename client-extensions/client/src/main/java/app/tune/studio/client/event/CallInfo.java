package app.tune.studio.client.event;

import org.jspecify.annotations.Nullable;

/**
 * A call: what is known of it before anything is sent. Immutable, and one object for all events of
 * the call.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface CallInfo {

  /** {@return the client's id of the call, as it is in the log and in exceptions} */
  String callId();

  /** {@return the name of the operation: the generated method, as {@code createTextCompletion}} */
  String operation();

  /** {@return whether the response is requested as a stream of chunks} */
  boolean isStreaming();

  /** {@return the model that the request names, or null where it names none} */
  @Nullable String model();

  /** {@return the URL without query, before interceptors change it} */
  String url();

  /** {@return the host of the URL: a name or an IP address} */
  String serverAddress();

  /** {@return the port of the URL, the one of its scheme where it names none} */
  int serverPort();

  /**
   * {@return the request as it was given to the client, prompt included; null if it has no body}
   */
  @Nullable Object request();
}
