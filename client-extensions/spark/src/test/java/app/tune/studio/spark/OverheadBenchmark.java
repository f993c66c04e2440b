package app.tune.studio.spark;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.spark.sql.SparkSession;

/**
 * Compares the transformation with the bare client: the same number of short prompts, the same
 * server on loopback, the same number of requests in flight. Rounds alternate; medians count.
 */
final class OverheadBenchmark {

  private static final int ITEMS = Integer.getInteger("benchmark.items", 100_000);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
  private static final int TASKS = 2;
  private static final int CONCURRENCY = 16;

  private final ScriptedServer server;
  private final SparkSession spark;

  private OverheadBenchmark(ScriptedServer server, SparkSession spark) {
    this.server = server;
    this.spark = spark;
  }

  public static void main(String[] arguments) throws Exception {
    Answer answer =
        Answer.json("{\"choices\":[{\"index\":0,\"text\":\"yes\",\"finish_reason\":\"stop\"}]}");
    try (ScriptedServer server = ScriptedServer.start().keepRequests(0).otherwise(answer);
        SparkSession spark = LocalSpark.builder().getOrCreate()) {
      new OverheadBenchmark(server, spark).run();
    }
  }

  private void run() throws Exception {
    bareClient(ITEMS / 10);
    spark(ITEMS / 10);
    List<Double> bare = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      bare.add(bareClient(ITEMS));
      ours.add(spark(ITEMS));
      without.add(sparkAlone(ITEMS));
    }
    double client = median(bare);
    double transform = median(ours);
    System.out.printf(
        "%,d prompts, %d in flight, median of %d rounds%n", ITEMS, TASKS * CONCURRENCY, ROUNDS);
    System.out.printf("bare client        %8.1f us an item%n", client);
    System.out.printf("transform          %8.1f us an item%n", transform);
    System.out.printf("Spark, no requests %8.1f us an item%n", median(without));
    System.out.printf(
        "overhead           %8.1f us an item, %.0f %% of the bare client's rate%n",
        transform - client, 100 * client / transform);
  }

  /** Returns microseconds per item. */
  private double bareClient(int items) throws Exception {
    Semaphore slots = new Semaphore(TASKS * CONCURRENCY);
    try (TuneStudioClient client = TuneStudioClient.builder().baseUrl(server.baseUrl()).build()) {
      TextCompletions completions = client.textCompletions();
      long start = System.nanoTime();
      for (int i = 0; i < items; i++) {
        String prompt = "prompt " + i;
        slots.acquire();
        completions
            .createAsync(r -> r.prompt(prompt))
            .whenComplete((completion, failure) -> slots.release());
      }
      slots.acquire(TASKS * CONCURRENCY);
      return microseconds(start, items);
    }
  }

  private double spark(int items) {
    String url = server.baseUrl();
    CompletionOptions options =
        CompletionOptions.builder()
            .concurrency(CONCURRENCY)
            .client(client -> client.baseUrl(url))
            .build();
    Completions completions = Completions.of(options);
    long start = System.nanoTime();
    completions
        .transform(LocalSpark.prompts(spark, items, TASKS), "prompt")
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
    double time = microseconds(start, items);
    if (completions.totals().completions() != items) {
      throw new IllegalStateException(completions.totals().toString());
    }
    return time;
  }

  private double sparkAlone(int items) {
    long start = System.nanoTime();
    LocalSpark.prompts(spark, items, TASKS).write().format("noop").mode("overwrite").save();
    return microseconds(start, items);
  }

  private static double microseconds(long start, int items) {
    return (System.nanoTime() - start) / 1000.0 / items;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
