package app.tune.studio.spark;

/**
 * The failures of one attempt of a task. They are no longer counted when the attempt fails, since
 * the next one completes the same rows again. Thread-safe.
 */
final class TaskFailures {

  private final FailureLimit limit;
  private long counted;
  private boolean ended;

  TaskFailures(FailureLimit limit) {
    this.limit = limit;
  }

  /** Counts a failure. */
  synchronized void count(Exception failure) {
    if (!ended) {
      counted++;
      limit.count(failure);
    }
  }

  /** Takes back what was counted, because the attempt failed. */
  synchronized void takeBack() {
    ended = true;
    limit.takeBack(counted);
    counted = 0;
  }

  /** Lets all tasks of the stage end. */
  void stop(String reason, Exception cause) {
    limit.stop(reason, cause);
  }

  /**
   * Goes on, unless the stage was stopped.
   *
   * @throws CompletionsStoppedException with the reason where it was
   */
  void check() {
    limit.check();
  }
}
