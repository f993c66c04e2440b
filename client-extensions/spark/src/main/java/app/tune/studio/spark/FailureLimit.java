package app.tune.studio.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How many completions of a stage failed in this JVM, and whether that stage was stopped. Tasks
 * that Spark starts again after that fail before they send anything. Thread-safe.
 */
final class FailureLimit {

  private static final int MOST_STAGES = 1000;
  private static final Map<Stage, FailureLimit> STAGES =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Stage, FailureLimit> eldest) {
          return size() > MOST_STAGES;
        }
      };

  private final @Nullable Long maxFailures;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicReference<@Nullable Stop> stopped = new AtomicReference<>();

  FailureLimit(@Nullable Long maxFailures) {
    this.maxFailures = maxFailures;
  }

  /** Returns the limit that the tasks of a stage in this JVM share. */
  static FailureLimit of(Stage stage, @Nullable Long maxFailures) {
    synchronized (STAGES) {
      return STAGES.computeIfAbsent(stage, key -> new FailureLimit(maxFailures));
    }
  }

  /** Counts a failure. */
  void count(Exception failure) {
    long count = failures.incrementAndGet();
    if (maxFailures != null && count > maxFailures) {
      String reason = "more than " + maxFailures + " completions failed, the last one with: ";
      stop(reason + failure.getMessage(), failure);
    }
  }

  /** Subtracts failures whose rows will be completed again. */
  void takeBack(long count) {
    failures.addAndGet(-count);
  }

  /** Lets all tasks of the stage end. */
  void stop(String reason, Exception cause) {
    stopped.compareAndSet(null, new Stop(reason, cause));
  }

  /**
   * Goes on, unless the stage was stopped.
   *
   * @throws CompletionsStoppedException with the reason where it was
   */
  void check() {
    Stop stop = stopped.get();
    if (stop != null) {
      throw new CompletionsStoppedException(stop.reason(), stop.cause());
    }
  }

  private record Stop(String reason, Exception cause) {}

  /** A stage of an application, and the counters of the {@link Completions} that run in it. */
  record Stage(String application, int id, long countersId) {}
}
