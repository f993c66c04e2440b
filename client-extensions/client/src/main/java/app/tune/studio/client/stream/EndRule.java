package app.tune.studio.client.stream;

/**
 * Decides whether a stream that ends without its terminator is complete.
 *
 * <p>In either case the body must be delimited by chunked encoding or a content length. If it is
 * delimited by the end of the connection, a complete response is indistinguishable from a truncated
 * one.
 */
public enum EndRule {

  /**
   * The default: complete if at least one choice was received (all of them if the request states
   * how many), each with a finish reason.
   */
  FINISHED,

  /**
   * Complete if a chunk was received, for servers that send neither terminator nor finish reasons.
   *
   * <p>Less reliable: a proxy may end the body properly although the server has crashed, and the
   * truncated text then counts as complete.
   */
  CLEAN_END
}
