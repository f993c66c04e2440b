package app.tune.studio.spark;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a Spark session in this JVM, with two tasks at a time; one for all of them. */
final class LocalSpark implements ParameterResolver {

  static SparkSession.Builder builder() {
    return SparkSession.builder()
        .master("local[2,4]") // two tasks at a time, each started at most four times
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2");
  }

  /** Stops the session that there is, which would lend its context to the next one. */
  static void stop() {
    SparkSession.getDefaultSession()
        .foreach(
            session -> {
              session.stop();
              return scala.runtime.BoxedUnit.UNIT;
            });
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
  }

  /** Returns rows of an id and a prompt, in so many partitions. */
  static Dataset<Row> prompts(SparkSession spark, int rows, int partitions) {
    return spark.range(0, rows, 1, partitions).selectExpr("id", "concat('prompt ', id) AS prompt");
  }

  /** Returns a column of strings. */
  static Dataset<Row> prompts(SparkSession spark, List<String> prompts) {
    return spark.createDataset(prompts, Encoders.STRING()).toDF("prompt").coalesce(1);
  }

  static List<String> numbered(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> "prompt " + i).toList();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return builder().getOrCreate();
  }
}
