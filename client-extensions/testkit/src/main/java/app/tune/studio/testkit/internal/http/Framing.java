package app.tune.studio.testkit.internal.http;

/** How the end of a body is known. */
public enum Framing {
  /** {@code Content-Length}, counted from the script or stated on purpose. */
  LENGTH,
  /** {@code Transfer-Encoding: chunked}. */
  CHUNKED,
  /** Neither: the body ends where the connection does. */
  UNTIL_CLOSE
}
