package app.tune.studio.batch;

/** What a failed request means for its item and for the run. */
enum Verdict {
  /** The item failed: an error line. */
  RECORD,
  /** The item is sent again, after a wait of its own. */
  RETRY,
  /** The server asks all of us to slow down: everybody waits, and the item is sent again. */
  SLOW_DOWN,
  /** The server does not seem to be there: everybody waits, then one at a time tries. */
  UNREACHABLE,
  /** No request of this run can succeed. */
  ABORT
}
