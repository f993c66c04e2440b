package app.tune.studio.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the prompts of a dataset, each in a row of its own.
 *
 * <pre>{@code
 * CompletionOptions options = CompletionOptions.builder()
 *     .request(r -> r.model("user/model").maxTokens(16))
 *     .build();
 * Dataset<Row> completed = Completions.of(options).transform(prompts, "prompt");
 * }</pre>
 *
 * <p>Spark is lazy: whatever is computed twice is paid for twice, unless a journal keeps it. Used
 * on the driver; thread-safe. Make one and keep it: its counters go on over all jobs.
 */
public final class Completions {

  private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

  private final CompletionOptions options;
  private @Nullable SparkContext context;
  private volatile @Nullable Counters counters;

  private Completions(CompletionOptions options) {
    this.options = options;
  }

  /**
   * {@return completions under these options}
   *
   * @param options what is requested, and how
   */
  public static Completions of(CompletionOptions options) {
    return new Completions(options);
  }

  /**
   * Adds a column with the completion of each row: a struct of {@code text}, {@code texts}, the
   * finish reason, {@code usage}, {@code error} and {@code attempts}. A row whose prompt is null
   * gets null; a row that failed has its {@code error} set, and the rest null.
   *
   * @param rows a batch or streaming dataset
   * @param promptColumn the name of a column of strings
   * @return the rows with the column, in the order of each partition; a journal that is not empty
   *     does not keep the order
   * @throws IllegalArgumentException where a column is missing, has the name of another one or the
   *     wrong type; where the column to add is there already; where the requests per minute are
   *     limited and the number of executors is not known; or where Spark would show the access key
   */
  public Dataset<Row> transform(Dataset<Row> rows, String promptColumn) {
    StructType schema = rows.schema();
    checkAbsent(schema, options.outputColumn());
    DataType promptType = schema.fields()[InputColumns.index(schema, promptColumn)].dataType();
    if (!(promptType instanceof StringType)) {
      throw new IllegalArgumentException(
          promptColumn + ": must be a column of strings, is " + promptType.sql());
    }
    JournalSettings journal = options.journal();
    CompletePartition function =
        columnFunction(rows.sparkSession().sparkContext(), schema, promptColumn);
    if (journal != null) {
      InputColumns.index(schema, journal.idColumn());
      if (rows.isStreaming()) {
        throw new IllegalArgumentException(
            "journal: a streaming dataset has none; call transform in foreachBatch");
      }
    }
    Dataset<Row> input = journal == null ? rows : JournalJoin.join(rows, journal);
    Dataset<Row> completed =
        input.mapPartitions(
            function,
            Encoders.row(schema.add(options.outputColumn(), CompletionColumn.TYPE, true)));
    return CompletionPlan.withMetadata(completed, schema);
  }

  /** {@return what all finished tasks did so far} */
  public CompletionTotals totals() {
    Counters registered = counters;
    return registered == null ? new CompletionTotals(0, 0, 0, 0, 0, 0) : registered.totals();
  }

  /** Refuses what only rows of a whole dataset have. */
  void checkUsableInSql() {
    if (options.journal() != null || !options.memberColumns().isEmpty()) {
      throw new IllegalArgumentException(
          "journal, memberFromColumn: are for transform; a function sees its arguments only");
    }
  }

  /** Returns what completes rows whose last columns are the arguments of the SQL function. */
  CompletePartition argumentFunction(SparkContext spark, int promptIndex, boolean members) {
    return function(
        spark, new InputColumns(promptIndex, Map.of(), members ? promptIndex + 1 : null));
  }

  private CompletePartition columnFunction(
      SparkContext spark, StructType schema, String promptColumn) {
    Map<String, Integer> members = new HashMap<>();
    options
        .memberColumns()
        .forEach((member, column) -> members.put(member, InputColumns.index(schema, column)));
    return function(
        spark, new InputColumns(InputColumns.index(schema, promptColumn), members, null));
  }

  private CompletePartition function(SparkContext spark, InputColumns columns) {
    SparkSettings.checkRedaction(spark.conf());
    if (spark.conf().getBoolean("spark.speculation", false)) {
      LOG.warn("spark.speculation is on: rows of tasks that run twice are paid for twice");
    }
    return new CompletePartition(
        options,
        columns,
        RequestShare.ofExecutor(options, spark),
        runJournal(spark),
        counters(spark));
  }

  private @Nullable RunJournal runJournal(SparkContext spark) {
    JournalSettings journal = options.journal();
    return journal == null
        ? null
        : new RunJournal(
            RunJournal.directory(journal.directory(), UUID.randomUUID().toString()),
            new SerializableConfiguration(spark.hadoopConfiguration()));
  }

  private synchronized Counters counters(SparkContext spark) {
    Counters registered = counters;
    if (registered == null || spark != context) {
      registered = Counters.register(spark);
      spark.addSparkListener(
          new FailureGuard(spark, registered.failures().id(), options.maxFailures()));
      context = spark;
      counters = registered;
    }
    return registered;
  }

  private static void checkAbsent(StructType schema, String column) {
    for (String name : schema.fieldNames()) {
      if (name.equalsIgnoreCase(column)) {
        throw new IllegalArgumentException(
            column + ": there is such a column already; set another outputColumn");
      }
    }
  }
}
