package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class JournalTest {

  /** Static, since Spark copies what a lambda captures. */
  private static final Set<String> FAILED_ONCE = ConcurrentHashMap.newKeySet();

  @TempDir Path folder;

  private Completions completions(ScriptedServer server) {
    return Completions.of(
        CompletionsTest.options(server)
            .concurrency(2)
            .journal(folder.resolve("journal").toString(), "id")
            .build());
  }

  private static List<Row> texts(Dataset<Row> rows) {
    return rows.select("id", "completion.text").collectAsList().stream()
        .sorted(Comparator.comparingLong(row -> row.getLong(0)))
        .toList();
  }

  @Test
  void rerun_ofAFinishedRun_sendsNothing(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> prompts = LocalSpark.prompts(spark, 20, 3);
      List<Row> first = texts(completions(server).transform(prompts, "prompt"));
      Completions again = completions(server);

      Dataset<Row> second = again.transform(prompts, "prompt");

      assertThat(texts(second)).isEqualTo(first).hasSize(20);
      assertThat(second.columns()).containsExactly("id", "prompt", "completion");
      assertThat(server.requestCount()).isEqualTo(20);
      assertThat(again.totals())
          .usingRecursiveComparison()
          .isEqualTo(new CompletionTotals(0, 0, 20, 0, 0, 0));
    }
  }

  @Test
  void secondAction_onTheSameDataset_sendsNothing(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> rows = completions(server).transform(LocalSpark.prompts(spark, 20, 3), "prompt");

      assertThat(rows.collectAsList()).isEqualTo(rows.collectAsList());

      assertThat(server.requestCount()).isEqualTo(20);
    }
  }

  @Test
  void partitions_thatOneTaskReads_areKeptAndFoundByOtherTasks(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> rows = completions(server).transform(LocalSpark.prompts(spark, 20, 4), "prompt");

      List<Row> inOneTask = texts(rows.union(rows).coalesce(1));

      assertThat(inOneTask).hasSize(40);
      assertThat(texts(rows)).hasSize(20).allSatisfy(row -> assertThat(inOneTask).contains(row));
      assertThat(server.requestCount()).isEqualTo(20);
    }
  }

  @Test
  void wholeStruct_outOfTheJournal_isAsItWas(SparkSession spark) {
    try (ScriptedServer server =
        ScriptedServer.start()
            .otherwise(
                Answer.json(
                    "{\"choices\":[{\"text\":\"a\\n"
                        + "\\\"ä\\u2028\"},{\"text\":null},{\"text\":\"c\"}]}"))) {
      Dataset<Row> prompts = LocalSpark.prompts(spark, 1, 1);
      String asked = completions(server).transform(prompts, "prompt").first().json();

      assertThat(completions(server).transform(prompts, "prompt").first().json()).isEqualTo(asked);
      assertThat(server.requestCount()).isEqualTo(1);
    }
  }

  @Test
  void failedRows_onARerun_areRequestedAgain(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      server.enqueue(Answer.status(400), Answer.status(400));
      Dataset<Row> prompts = LocalSpark.prompts(spark, 10, 2);
      completions(server).transform(prompts, "prompt").collectAsList();

      List<Row> rows = texts(completions(server).transform(prompts, "prompt"));

      assertThat(rows).noneMatch(row -> row.isNullAt(1));
      assertThat(server.requestCount()).isEqualTo(12);
    }
  }

  @Test
  void rowsWhosePromptChanged_onARerun_areRequestedAgain(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> prompts = LocalSpark.prompts(spark, 10, 2);
      completions(server).transform(prompts, "prompt").collectAsList();
      Dataset<Row> changed = prompts.selectExpr("id", "if(id = 4, 'new', prompt) AS prompt");

      assertThat(texts(completions(server).transform(changed, "prompt")).get(4).getString(1))
          .isEqualTo("re: new");
      assertThat(texts(completions(server).transform(changed, "prompt")).get(4).getString(1))
          .isEqualTo("re: new");

      assertThat(server.requestCount()).isEqualTo(11);
    }
  }

  @Test
  void cutLines_atEveryByte_areRequestedAgainAndTheOthersKept(SparkSession spark) throws Exception {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> prompts = LocalSpark.prompts(spark, 3, 1);
      List<Row> whole = texts(completions(server).transform(prompts, "prompt"));
      Path file = files().get(0);
      byte[] bytes = Files.readAllBytes(file);
      String text = Files.readString(file);
      int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;

      for (int length = lastLine; length < bytes.length; length += 37) {
        int before = server.requestCount();
        deleteAllBut(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, length));

        assertThat(texts(completions(server).transform(prompts, "prompt"))).isEqualTo(whole);
        assertThat(server.requestCount() - before).as("cut at %s", length).isEqualTo(1);
      }
    }
  }

  @Test
  void retriedTask_afterAFailure_requestsOnlyWhatWasNotKept(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> rows = completions(server).transform(LocalSpark.prompts(spark, 30, 1), "prompt");
      FAILED_ONCE.clear();
      spark
          .udf()
          .register(
              "fail_once",
              (Long id) -> {
                if (id == 20 && FAILED_ONCE.add("failed")) {
                  throw new IllegalStateException("a task that fails downstream");
                }
                return id;
              },
              org.apache.spark.sql.types.DataTypes.LongType);

      // LocalSpark starts each task up to four times
      List<Row> texts = rows.selectExpr("fail_once(id) AS id", "completion.text").collectAsList();

      assertThat(texts).hasSize(30);
      assertThat(FAILED_ONCE).hasSize(1);
      // in flight when the task failed: at most its concurrency
      assertThat(server.requestCount()).isBetween(30, 32);
    }
  }

  @Test
  void filesOfAKilledWriter_whoseListedLengthIsTooSmall_areReadToTheirEnds(SparkSession spark) {
    spark
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.lagging.impl", LaggingFileSystem.class.getName());
    try (ScriptedServer server = EchoServer.start()) {
      String journal = "lagging://" + folder.resolve("journal");
      CompletionOptions options = CompletionsTest.options(server).journal(journal, "id").build();
      Dataset<Row> prompts = LocalSpark.prompts(spark, 20, 3);
      Completions.of(options).transform(prompts, "prompt").collectAsList();

      assertThat(texts(Completions.of(options).transform(prompts, "prompt"))).hasSize(20);
      assertThat(server.requestCount()).isEqualTo(20);
    }
  }

  @Test
  void idThatIsNull_anyRow_endsTheJob(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      Dataset<Row> rows =
          completions(server)
              .transform(spark.sql("SELECT CAST(null AS INT) AS id, 'a' AS prompt"), "prompt");

      assertThatThrownBy(rows::collectAsList)
          .hasStackTraceContaining("journal: the id of a row is null");
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  void journal_withoutItsIdColumn_isRefused(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  completions(server).transform(LocalSpark.prompts(spark, List.of("a")), "prompt"))
          .withMessage("id: no such column, there are [prompt]");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("journal"))) {
      return all.filter(path -> path.toString().endsWith(RunJournal.FILE_SUFFIX)).toList();
    }
  }

  private void deleteAllBut(Path kept) throws IOException {
    for (Path file : files()) {
      if (!file.equals(kept)) {
        Files.delete(file);
      }
    }
  }
}
