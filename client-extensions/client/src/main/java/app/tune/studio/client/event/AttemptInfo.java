package app.tune.studio.client.event;

/**
 * An attempt about to be made.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface AttemptInfo {

  /** {@return which attempt of the call it is, from 1} */
  int number();

  /**
   * Sets a header of this attempt's request, such as a trace header, replacing any of the same
   * name. Interceptors see it and may change it. Has no effect after the callback has returned.
   *
   * @param name a token (RFC 9110, 5.6.2)
   * @param value printable ASCII
   * @throws IllegalArgumentException if name or value is not valid in a header, or the client sets
   *     that header itself
   */
  void header(String name, String value);
}
