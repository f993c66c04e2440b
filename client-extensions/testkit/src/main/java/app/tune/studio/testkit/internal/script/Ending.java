package app.tune.studio.testkit.internal.script;

/** What happens to the connection after the last step of an answer. */
public enum Ending {
  /** The body is ended according to its framing, and the connection waits for another request. */
  KEEP_OPEN,
  /** The body is ended according to its framing, then the connection is closed. */
  CLOSE,
  /** The connection is closed (FIN) without ending the body. */
  CUT,
  /** The connection is reset (RST) without ending the body. */
  RESET,
  /**
   * Nothing more is sent, and the connection stays open until the client or the server closes it.
   */
  STALL
}
