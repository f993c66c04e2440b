package app.tune.studio.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.struct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

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
    if (isEmpty(spark, directory)) {
      return identified.withColumn(ENTRY_COLUMN, lit(null).cast(ENTRY_TYPE));
    }
    Dataset<Row> journal = newestEntries(spark, directory);
    return identified
        .join(journal, identified.col(ID_COLUMN).equalTo(journal.col(JOURNAL_ID)), "left_outer")
        .drop(JOURNAL_ID);
  }

  private static Dataset<Row> newestEntries(SparkSession spark, String directory) {
    Column entry = struct(col(JournalEntry.REQUEST), col(JournalEntry.COMPLETION));
    MapPartitionsFunction<String, Row> parse = JournalJoin::parse;
    return spark
        .read()
        .option("recursiveFileLookup", "true")
        .option("lineSep", "\n")
        .textFile(directory)
        .mapPartitions(parse, Encoders.row(JournalEntry.TYPE))
        .groupBy(col(JournalEntry.ID).as(JOURNAL_ID))
        .agg(max_by(entry, col(JournalEntry.AT)).as(ENTRY_COLUMN));
  }

  private static Iterator<Row> parse(Iterator<String> lines) {
    Iterable<String> once = () -> lines;
    Stream<String> stream = StreamSupport.stream(once.spliterator(), false);
    return stream
        .map(JournalEntry::parse)
        .filter(Objects::nonNull)
        .map(JournalEntry::toRow)
        .iterator();
  }

  private static boolean isEmpty(SparkSession spark, String directory) {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    try {
      Path path = new Path(directory);
      var files = path.getFileSystem(conf);
      return !files.exists(path) || !files.listFiles(path, true).hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException("journal: " + e.getMessage(), e);
    }
  }
}
