package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the module's README shows. */
@ExtendWith(LocalSpark.class)
class ReadmeExamplesTest {

  @TempDir Path folder;

  @Test
  void transform_reviews_writesTheirCompletions(SparkSession spark) {
    String labels = folder.resolve("labelled").toString();
    Dataset<Row> reviews = LocalSpark.prompts(spark, 3, 1);
    try (TuneStudioServer server = TuneStudioServer.builder().models("user/model").start()) {
      String url = server.baseUrl();
      String key = server.apiKey();
      // tag::transform[]
      CompletionOptions options =
          CompletionOptions.builder()
              .request(r -> r.model("user/model").maxTokens(16))
              // end::transform[]
              .client(client -> client.baseUrl(url))
              .accessKey(() -> key)
              // tag::transform[]
              .build();
      Dataset<Row> labelled = Completions.of(options).transform(reviews, "prompt");
      labelled.select("id", "completion.text", "completion.error").write().parquet(labels);
      // end::transform[]
      assertThat(spark.read().parquet(labels).where("error IS NULL").count()).isEqualTo(3);
    }
  }

  @Test
  void foreachBatch_withAJournal_writesEachBatch(SparkSession spark) throws Exception {
    String labels = folder.resolve("labelled").toString();
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.writeString(input.resolve("one.json"), "{\"review_id\":1,\"prompt\":\"a\"}\n");
    Dataset<Row> reviews =
        spark.readStream().schema("review_id LONG, prompt STRING").json(input.toString());
    try (ScriptedServer server = EchoServer.start()) {
      String url = server.baseUrl();
      String journal = folder.resolve("journal").toString();
      // tag::journal[]
      CompletionOptions options =
          CompletionOptions.builder()
              .journal(journal, "review_id") // a directory, such as hdfs:///journals/reviews
              // end::journal[]
              .client(client -> client.baseUrl(url))
              // tag::journal[]
              .build();
      // end::journal[]
      // tag::streaming[]
      Completions completions = Completions.of(options); // with a journal
      DataStreamWriter<Row> writer =
          reviews
              .writeStream()
              .foreachBatch(
                  (batch, id) -> {
                    Dataset<Row> labelled = completions.transform(batch, "prompt");
                    labelled.write().mode("append").parquet(labels);
                  });
      // end::streaming[]
      writer
          .options(Map.of("checkpointLocation", folder.resolve("checkpoint").toString()))
          .trigger(Trigger.AvailableNow())
          .start()
          .awaitTermination();
      assertThat(spark.read().parquet(labels).select("completion.text").first().getString(0))
          .isEqualTo("re: a");
      assertThat(folder.resolve("journal")).isNotEmptyDirectory();
    }
  }
}
