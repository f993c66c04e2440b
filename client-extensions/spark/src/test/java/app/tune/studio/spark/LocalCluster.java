package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster for all tests that name this extension: two executors in JVMs of their own, which have
 * Spark's jars and get ours as an application's do, and the server that they send to. An executor
 * that dies is replaced, however often.
 */
final class LocalCluster implements BeforeAllCallback {

  static final String KEY = "a-key-that-must-not-be-seen";

  /** The requests that an executor has in flight: it has one core, and so one task. */
  static final int CONCURRENCY = 2;

  static final ScriptedServer SERVER = ScriptedServer.start();
  private static final String NO_LIMIT = "1000000";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(LocalCluster.class, key -> start(), AutoCloseable.class);
  }

  private static AutoCloseable start() {
    try {
      SparkHome.assemble();
      SparkSession session =
          LocalSpark.builder()
              .master("local-cluster[2,1,1024]")
              .config("spark.executor.memory", "512m")
              .config("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
              .config("spark.task.maxFailures", NO_LIMIT)
              .config("spark.stage.maxConsecutiveAttempts", NO_LIMIT)
              .config("spark.deploy.maxExecutorRetries", "-1")
              .config("spark.jars", SparkHome.applicationJars())
              .config(SparkSettings.BASE_URL, SERVER.baseUrl())
              .config(SparkSettings.ACCESS_KEY, KEY)
              .getOrCreate();
      return () -> {
        session.stop();
        SERVER.close();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the folder with the logs of the executors. */
  static Path logs() {
    return SparkHome.PATH.resolve("work");
  }

  /** Returns the processes of the executors; one that was killed is there until it has ended. */
  static List<ProcessHandle> executors() {
    return ProcessHandle.current().children().filter(LocalCluster::isExecutor).toList();
  }

  /** Returns whether it is none of the shell commands that Hadoop runs. */
  private static boolean isExecutor(ProcessHandle child) {
    return child.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  /** Kills a process with SIGKILL; returns false where it had ended before. */
  static boolean kill(ProcessHandle process) {
    boolean killed = process.destroyForcibly();
    process.onExit().join();
    return killed;
  }

  static Completions completions(Path journal) {
    return Completions.of(
        CompletionOptions.builder()
            .concurrency(CONCURRENCY)
            .journal(journal.toString(), "id")
            .build());
  }

  /** Completes so many prompts, and fails where one has not exactly one result. */
  static void assertComplete(Completions completions, int rows) {
    List<Row> results =
        completions
            .transform(LocalSpark.prompts(SparkSession.active(), rows, 4), "prompt")
            .select("id", "completion.text")
            .collectAsList();
    assertThat(results)
        .extracting(row -> row.getLong(0))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, rows).boxed().toList());
    assertThat(results)
        .allSatisfy(row -> assertThat(row.getString(1)).isEqualTo("re: prompt " + row.getLong(0)));
  }
}
