package app.tune.studio.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskEndReason;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Ends jobs on the driver: where too many completions failed in the finished tasks of a stage, or a
 * task says that no other one makes sense. Without it Spark would run that task again, and pay.
 */
final class FailureGuard extends SparkListener {

  /** What precedes the message in a stack trace. */
  private static final String STOPPED = CompletionsStoppedException.class.getName() + ": ";

  private final SparkContext context;
  private final long failuresId;
  private final @Nullable Long maxFailures;
  private final Map<Integer, Long> failures = new ConcurrentHashMap<>();

  FailureGuard(SparkContext context, long failuresId, @Nullable Long maxFailures) {
    this.context = context;
    this.failuresId = failuresId;
    this.maxFailures = maxFailures;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    String reason = stopReason(end.reason());
    if (reason != null) {
      context.cancelStage(end.stageId(), reason);
    } else if (maxFailures != null) {
      CollectionConverters.asJava(end.taskInfo().accumulables())
          .forEach(update -> count(end.stageId(), update, maxFailures));
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    failures.remove(completed.stageInfo().stageId());
  }

  /** Returns why no other task makes sense, or null where one may. */
  static @Nullable String stopReason(TaskEndReason reason) {
    if (!(reason instanceof ExceptionFailure failure)) {
      return null;
    }
    // not by the class of the failure: what writes files may wrap it
    return failure
        .fullStackTrace()
        .lines()
        .filter(line -> line.contains(STOPPED))
        .map(line -> line.substring(line.indexOf(STOPPED) + STOPPED.length()))
        .findFirst()
        .orElse(null);
  }

  private void count(int stageId, AccumulableInfo update, long most) {
    if (update.id() != failuresId || update.update().isEmpty()) {
      return;
    }
    if (failures.merge(stageId, (Long) update.update().get(), Long::sum) > most) {
      context.cancelStage(stageId, "more than " + most + " completions failed");
    }
  }
}
