package app.tune.studio.client.stream;

/**
 * When a stream that ends without its terminator counts as complete.
 *
 * <p>Either way the end of the body must be marked by its chunks or its length. Where only the end
 * of the connection marks it, nobody can tell a finished server from a killed one.
 */
public enum EndRule {

  /**
   * The default: when at least one choice was seen, all of them where the request says how many,
   * and each has a finish reason.
   */
  FINISHED,

  /**
   * Always: for servers that send neither terminator nor finish reasons.
   *
   * <p>Gives up some certainty: a proxy between client and server may end the body properly
   * although the server was killed, and the truncated text then passes for a whole one.
   */
  CLEAN_END
}
