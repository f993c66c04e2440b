package app.tune.studio.batch;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a run gave up: the key or the payment was refused, a quota is exhausted, the server
 * could not be reached for too long, or too many items failed.
 *
 * <p>What was under way has been finished and written. The same run, started again, goes on there.
 */
public final class BatchAbortedException extends BatchException {

  private static final long serialVersionUID = 1L;

  /** What had been done. */
  private final transient BatchSummary summary;

  BatchAbortedException(String message, @Nullable Throwable cause, BatchSummary summary) {
    super(message, cause);
    this.summary = summary;
  }

  /** {@return what had been done until then} */
  public BatchSummary summary() {
    return summary;
  }
}
