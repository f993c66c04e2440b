package app.tune.studio.client.stream;

/** When a stream that ends without its terminator counts as complete. */
public enum EndRule {

  /**
   * The default: at a properly framed end of the body, when a choice was seen, all of them where
   * the request said how many, and each has a finish reason.
   */
  FINISHED,

  /** At any properly framed end, for servers that send neither terminator nor finish reasons. */
  CLEAN_END
}
