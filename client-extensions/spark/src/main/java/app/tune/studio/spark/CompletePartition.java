package app.tune.studio.spark;

import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.apache.spark.util.TaskFailureListener;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Completes the rows of a partition: what is sent to the executors.
 *
 * @param options what is requested, and how
 * @param columns where the prompt and the members are
 * @param share how many requests in a minute each executor may start, or null
 * @param journal where completions are kept, or null
 * @param counters what is counted
 */
record CompletePartition(
    CompletionOptions options,
    InputColumns columns,
    @Nullable Double share,
    @Nullable RunJournal journal,
    Counters counters)
    implements Function1<Iterator<Row>, Iterator<Row>>, Serializable {

  @Override
  public Iterator<Row> apply(Iterator<Row> rows) {
    return CollectionConverters.asScala(complete(CollectionConverters.asJava(rows)));
  }

  private CompletionIterator complete(java.util.Iterator<Row> rows) {
    TaskContext task = TaskContext.get();
    ExecutorClient client = ExecutorClients.get(options.clientSettings(), share);
    RowCompleter completer =
        new RowCompleter(
            new RowRequests(options.template(), columns),
            counters,
            failures(task),
            journal == null ? null : new PartitionJournal(journal));
    CompletionIterator completed =
        new CompletionIterator(rows, completer, client, options.concurrency(), task);
    TaskCompletionListener close = ended -> completed.close();
    task.addTaskCompletionListener(close);
    return completed;
  }

  private TaskFailures failures(TaskContext task) {
    FailureLimit.Stage stage =
        new FailureLimit.Stage(
            SparkEnv.get().conf().getAppId(), task.stageId(), counters.failures().id());
    FailureLimit limit = FailureLimit.of(stage, options.maxFailures());
    limit.check();
    TaskFailures failures = new TaskFailures(limit);
    TaskFailureListener takeBack = (failed, cause) -> failures.takeBack();
    task.addTaskFailureListener(takeBack);
    return failures;
  }

  /** What plans show. */
  @Override
  public String toString() {
    return "TuneStudioCompletions";
  }
}
