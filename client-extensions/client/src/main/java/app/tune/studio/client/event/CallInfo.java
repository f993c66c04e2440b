package app.tune.studio.client.event;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a call before anything is sent. Immutable; the same object is passed to all
 * events of a call.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface CallInfo {

  /** {@return the client's id of the call, as in logs and exceptions} */
  String callId();

  /**
   * {@return the name of the operation: that of the generated method, such as {@code
   * createTextCompletion}}
   */
  String operation();

  /** {@return whether the response is requested as a stream of chunks} */
  boolean isStreaming();

  /** {@return the model named in the request, or null} */
  @Nullable String model();

  /** {@return the URL without query, before interceptors change it} */
  String url();

  /** {@return the host of the URL: a name or an IP address} */
  String serverAddress();

  /** {@return the port of the URL, or the default port of its scheme} */
  int serverPort();

  /** {@return the request as passed to the client, including the prompt; null if it has no body} */
  @Nullable Object request();
}
