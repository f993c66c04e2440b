package app.tune.studio.spark;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A program that has Spark Connect's client on its class path, and neither Spark nor our jar. */
final class ConnectClient {

  private ConnectClient() {}

  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = SparkSession.builder().remote(arguments[0]).getOrCreate()) {
      Dataset<Row> prompts = spark.range(0, 3, 1, 1).selectExpr("concat('prompt ', id) AS prompt");
      prompts.createOrReplaceTempView("prompts");

      print(spark.sql("SELECT tune_complete(prompt, map('max_tokens', '3')).text FROM prompts"));
      print(prompts.selectExpr("tune_complete(prompt, named_struct('max_tokens', 3)).text"));
      print(prompts.select(call_function("tune_complete", col("prompt")).getField("text")));
    }
  }

  private static void print(Dataset<Row> texts) {
    System.out.println(texts.collectAsList());
  }
}
