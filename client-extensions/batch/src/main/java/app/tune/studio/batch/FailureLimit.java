package app.tune.studio.batch;

import org.jspecify.annotations.Nullable;

/** How many items may fail before a run gives up. */
record FailureLimit(long maxFailures, double maxShare) {

  /** A share of fewer results than these would say nothing. */
  static final int MIN_RESULTS = 50;

  /** Returns what limit was reached, in words, or null. */
  @Nullable String reached(Counts counts) {
    long failed = counts.failed();
    if (failed > maxFailures) {
      return failed + " items failed, at most " + maxFailures + " may";
    }
    long results = failed + counts.succeeded();
    if (failed == 0 || results < MIN_RESULTS || failed < maxShare * results) {
      return null;
    }
    return failed + " of the first " + results + " items of this run failed";
  }
}
