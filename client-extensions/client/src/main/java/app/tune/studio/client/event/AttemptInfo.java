package app.tune.studio.client.event;

/**
 * An attempt that is about to be made.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface AttemptInfo {

  /** {@return which attempt of the call it is, from 1} */
  int number();

  /**
   * Sets a header of this attempt's request, in place of one of that name, as trace headers are.
   * Interceptors see it, and may change it. It has no effect once the event is over.
   *
   * @param name a token (RFC 9110, 5.6.2)
   * @param value printable ASCII
   * @throws IllegalArgumentException where name or value cannot be sent, or the client sets that
   *     header itself
   */
  void header(String name, String value);
}
