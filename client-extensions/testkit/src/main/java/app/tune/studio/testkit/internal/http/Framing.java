package app.tune.studio.testkit.internal.http;

/** How the end of a body is marked. */
public enum Framing {
  /** {@code Content-Length}, computed from the script or set explicitly. */
  LENGTH,
  /** {@code Transfer-Encoding: chunked}. */
  CHUNKED,
  /** Neither: the body ends with the connection. */
  UNTIL_CLOSE
}
