package app.tune.studio.testkit.internal.http;

/** How a connection is closed. */
enum Farewell {
  /** In good order: TLS announces the end, then a FIN. */
  ORDERLY,
  /** By a FIN alone. */
  CUT,
  /** By a RST. */
  RESET
}
