package app.tune.studio.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class StreamingTest {

  @TempDir Path folder;

  @Test
  void streamingDataset_transformed_completesEachBatch(SparkSession spark) throws Exception {
    try (ScriptedServer server = EchoServer.start()) {
      write("first", "{\"id\":1,\"prompt\":\"a\"}\n{\"id\":2,\"prompt\":\"b\"}\n");
      Completions completions = Completions.of(CompletionsTest.options(server).build());
      StreamingQuery query =
          completions
              .transform(input(spark), "prompt")
              .selectExpr("id", "completion.text AS text")
              .writeStream()
              .format("json")
              .option("checkpointLocation", folder.resolve("checkpoint").toString())
              .start(folder.resolve("out").toString());
      try {
        query.processAllAvailable();
        write("second", "{\"id\":3,\"prompt\":\"c\"}\n");
        query.processAllAvailable();
      } finally {
        query.stop();
      }

      assertThat(spark.read().json(folder.resolve("out").toString()).orderBy("id").collectAsList())
          .extracting(row -> row.getLong(0) + " " + row.getString(1))
          .containsExactly("1 re: a", "2 re: b", "3 re: c");
      assertThat(server.requestCount()).isEqualTo(3);
      assertThat(completions.totals().completions()).isEqualTo(3);
    }
  }

  @Test
  void watermark_ofTheInput_letsAnAggregateAppendItsResults(SparkSession spark) throws Exception {
    try (ScriptedServer server = EchoServer.start()) {
      write(
          "first",
          "{\"id\":1,\"prompt\":\"a\",\"at\":\"2026-01-01T00:00:10Z\"}\n"
              + "{\"id\":2,\"prompt\":\"b\",\"at\":\"2026-01-01T00:10:00Z\"}\n");
      Dataset<Row> input =
          spark
              .readStream()
              .schema("id LONG, prompt STRING, at TIMESTAMP")
              .json(folder.resolve("in").toString())
              .withWatermark("at", "1 minute");
      StreamingQuery query =
          Completions.of(CompletionsTest.options(server).build())
              .transform(input, "prompt")
              .groupBy(window(col("at"), "1 minute"))
              .agg(max(col("completion.text")).as("text"))
              .select("text")
              .writeStream()
              .outputMode("append")
              .format("json")
              .option("checkpointLocation", folder.resolve("checkpoint").toString())
              .start(folder.resolve("out").toString());
      try {
        query.processAllAvailable();
      } finally {
        query.stop();
      }

      // the other window is open until later rows come
      assertThat(spark.read().json(folder.resolve("out").toString()).collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("re: a");
    }
  }

  @Test
  void foreachBatch_thatFailsAfterItPaid_findsItsCompletionsInTheJournal(SparkSession spark)
      throws Exception {
    try (ScriptedServer server = EchoServer.start()) {
      write("first", "{\"id\":1,\"prompt\":\"a\"}\n{\"id\":2,\"prompt\":\"b\"}\n");
      Completions completions =
          Completions.of(
              CompletionsTest.options(server)
                  .journal(folder.resolve("journal").toString(), "id")
                  .build());
      AtomicBoolean failed = new AtomicBoolean();
      for (int start = 0; start < 2; start++) {
        StreamingQuery query =
            input(spark)
                .writeStream()
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", folder.resolve("checkpoint").toString())
                .foreachBatch(
                    (Dataset<Row> batch, Long id) -> {
                      completions
                          .transform(batch, "prompt")
                          .selectExpr("id", "completion.text AS text")
                          .write()
                          .mode("overwrite")
                          .json(folder.resolve("out").resolve("batch=" + id).toString());
                      if (failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("the driver fails after the batch");
                      }
                    })
                .start();
        awaitEnd(query);
      }

      assertThat(query(spark)).containsExactly("1 re: a", "2 re: b");
      assertThat(server.requestCount()).isEqualTo(2);
      assertThat(completions.totals().reused()).isEqualTo(2);
    }
  }

  @Test
  void journal_onAStreamingDataset_isRefused(SparkSession spark) throws Exception {
    write("first", "{\"id\":1,\"prompt\":\"a\"}\n");
    Completions completions =
        Completions.of(
            CompletionOptions.builder().journal(folder.resolve("j").toString(), "id").build());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.transform(input(spark), "prompt"))
        .withMessageContaining("foreachBatch");
  }

  private Dataset<Row> input(SparkSession spark) {
    return spark
        .readStream()
        .schema("id LONG, prompt STRING")
        .json(folder.resolve("in").toString());
  }

  private List<String> query(SparkSession spark) {
    return spark
        .read()
        .json(folder.resolve("out").toString())
        .orderBy("id")
        .collectAsList()
        .stream()
        .map(row -> row.<Long>getAs("id") + " " + row.<String>getAs("text"))
        .toList();
  }

  private static void awaitEnd(StreamingQuery query) throws Exception {
    try {
      query.awaitTermination();
    } catch (StreamingQueryException failed) {
      assertThat(failed).hasStackTraceContaining("the driver fails after the batch");
    }
  }

  /** Appears at once, as a file that is moved does. */
  private void write(String name, String lines) throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.move(Files.writeString(folder.resolve(name), lines), in.resolve(name + ".json"));
  }
}
