package app.tune.studio.spark;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Completes the rows of a partition: what is sent to the executors.
 *
 * @param options what to ask for and how
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
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    TaskContext task = TaskContext.get();
    ExecutorClient client = ExecutorClients.get(options.clientSettings(), share);
    RowCompleter completer =
        new RowCompleter(
            new RowRequests(options.template(), columns.prompt(), columns.members()),
            counters,
            limit(task),
            journal == null ? null : TaskJournal.open(journal, task));
    CompletionIterator completed =
        new CompletionIterator(rows, completer, client, options.concurrency(), task);
    task.addTaskCompletionListener(
        (org.apache.spark.util.TaskCompletionListener) ended -> completed.close());
    return completed;
  }

  private FailureLimit limit(TaskContext task) {
    FailureLimit.Stage stage =
        new FailureLimit.Stage(
            SparkEnv.get().conf().getAppId(), task.stageId(), counters.failures().id());
    FailureLimit limit = FailureLimit.of(stage, options.maxFailures());
    limit.check();
    return limit;
  }

  /** What plans show. */
  @Override
  public String toString() {
    return "TuneStudioCompletions";
  }

  /** Where the prompt and the members are in a row. */
  record InputColumns(int prompt, Map<String, Integer> members) implements java.io.Serializable {

    InputColumns {
      members = new HashMap<>(members);
    }
  }
}
