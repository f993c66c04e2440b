package app.tune.studio.testkit.internal.http;

/** How a connection is closed. */
enum Farewell {
  /** Gracefully: a TLS close_notify, then a FIN. */
  ORDERLY,
  /** With only a FIN. */
  CUT,
  /** With a RST. */
  RESET
}
