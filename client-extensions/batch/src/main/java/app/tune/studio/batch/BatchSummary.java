package app.tune.studio.batch;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run did. Immutable. */
public final class BatchSummary {

  private final BatchProgress progress;
  private final SortedMap<String, Long> failures;
  private final SortedMap<String, String> firstMessages;
  private final boolean complete;

  BatchSummary(
      BatchProgress progress,
      Map<String, Long> failures,
      Map<String, String> firstMessages,
      boolean complete) {
    this.progress = progress;
    this.failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    this.firstMessages = Collections.unmodifiableSortedMap(new TreeMap<>(firstMessages));
    this.complete = complete;
  }

  /** {@return the state at the end} */
  public BatchProgress progress() {
    return progress;
  }

  /**
   * {@return how many items of this run failed, by the kind of their failures as it stands in the
   * output}
   */
  public SortedMap<String, Long> failures() {
    return failures;
  }

  /**
   * {@return the message of the first failure of each kind in this run, as it stands in the output}
   */
  public SortedMap<String, String> firstMessages() {
    return firstMessages;
  }

  /**
   * {@return whether each item of the input has a line in the output; false after {@link
   * BatchRunner#stop()} where something was left}
   */
  public boolean isComplete() {
    return complete;
  }

  /** Returns the counts. */
  @Override
  public String toString() {
    return (complete ? "complete: " : "stopped: ")
        + progress.succeeded()
        + " succeeded, "
        + progress.failed()
        + " failed "
        + (failures.isEmpty() ? "" : failures + " ")
        + "and "
        + progress.skipped()
        + " done before";
  }
}
