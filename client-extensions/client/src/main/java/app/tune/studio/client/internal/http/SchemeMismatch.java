package app.tune.studio.client.internal.http;

import javax.net.ssl.SSLException;

/** Recognizes a URL with https for a server without TLS, or with http for one with it. */
final class SchemeMismatch {

  /** How a TLS alert begins, as HttpCore writes bytes that are not text. */
  private static final String ALERT = "<[0x15][0x03]";

  /** What the messages of the JDK have in common for bytes that are no TLS record. */
  private static final String NO_RECORD = "SSL message";

  private SchemeMismatch() {}

  /** Returns whether what could not be parsed as HTTP is TLS. */
  static boolean isTls(Throwable notHttp) {
    return String.valueOf(notHttp.getMessage()).contains(ALERT);
  }

  /** Returns whether a handshake failed because the server does not speak TLS. */
  static boolean isPlain(SSLException handshake) {
    return String.valueOf(handshake.getMessage()).contains(NO_RECORD);
  }
}
