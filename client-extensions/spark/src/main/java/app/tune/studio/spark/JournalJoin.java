package app.tune.studio.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.struct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Puts beside each row what the journal needs: its id, its newest entry of earlier runs or null,
 * and its partition.
 */
final class JournalJoin {

  private static final String ID_COLUMN = "__tune_id";
  private static final String ENTRY_COLUMN = "__tune_entry";
  private static final String PARTITION_COLUMN = "__tune_partition";
  private static final String JOURNAL_ID = "__tune_journal_id";
  private static final StructType ENTRY_TYPE =
      new StructType()
          .add(JournalEntry.REQUEST, "string")
          .add(JournalEntry.COMPLETION, CompletionColumn.TYPE);

  private JournalJoin() {}

  static Dataset<Row> join(Dataset<Row> rows, JournalSettings settings) {
    Column id = rows.col("`" + settings.idColumn() + "`");
    Dataset<Row> identified = rows.withColumn(ID_COLUMN, id.cast("string"));
    return withEntries(identified, settings.directory())
        .withColumn(PARTITION_COLUMN, spark_partition_id());
  }

  private static Dataset<Row> withEntries(Dataset<Row> identified, String directory) {
    SparkSession spark = identified.sparkSession();
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    List<String> files;
    try {
      files = JournalFiles.below(directory, conf);
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      return identified.withColumn(ENTRY_COLUMN, lit(null).cast(ENTRY_TYPE));
    }
    Dataset<Row> journal = newestEntries(spark, files, new SerializableConfiguration(conf));
    return identified
        .join(journal, identified.col(ID_COLUMN).equalTo(journal.col(JOURNAL_ID)), "left_outer")
        .drop(JOURNAL_ID);
  }

  private static Dataset<Row> newestEntries(
      SparkSession spark, List<String> files, SerializableConfiguration conf) {
    Column entry = struct(col(JournalEntry.REQUEST), col(JournalEntry.COMPLETION));
    FlatMapFunction<String, Row> read = file -> read(file, conf.value());
    return spark
        .createDataset(files, Encoders.STRING())
        .flatMap(read, Encoders.row(JournalEntry.TYPE))
        .groupBy(col(JournalEntry.ID).as(JOURNAL_ID))
        .agg(max_by(entry, col(JournalEntry.AT)).as(ENTRY_COLUMN));
  }

  private static Iterator<Row> read(String file, Configuration conf) throws IOException {
    JournalFileReader entries =
        new JournalFileReader(JournalFiles.fileSystem(file, conf), new Path(file));
    TaskCompletionListener close = ended -> entries.close();
    TaskContext.get().addTaskCompletionListener(close);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Row next() {
        return entries.next().toRow();
      }
    };
  }
}
