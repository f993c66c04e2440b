package app.tune.studio.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.time.Duration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class PaceTest {

  @Test
  void requestsPerMinute_ofTwoTasks_areSpacedTogether(SparkSession spark) {
    try (ScriptedServer server = EchoServer.start()) {
      CompletionOptions options =
          CompletionsTest.options(server).concurrency(8).requestsPerMinute(1200).build();

      long before = System.nanoTime();
      Completions.of(options).transform(LocalSpark.prompts(spark, 20, 2), "prompt").collectAsList();

      long last =
          server.requests().stream().mapToLong(RecordedRequest::receivedNanos).max().orElseThrow();
      assertThat(Duration.ofNanos(last - before)).isGreaterThan(Duration.ofMillis(19 * 50));
    }
  }

  @Test
  void retryAfter_ofOneRequest_pausesAllOfTheJvm() {
    try (ScriptedServer server =
            ScriptedServer.start().otherwise(Answer.status(429).header("Retry-After", "120"));
        TuneStudioClient client = TuneStudioClient.builder().baseUrl(server.baseUrl()).build()) {
      Pacer pacer = new Pacer(null, () -> 0);
      RequestSlot slot = new RequestSlot(new ExecutorClient(client, pacer));

      slot.start(TextCompletionRequest.builder().prompt("a").build()).handle((c, e) -> e).join();

      assertThat(pacer.tryStart()).isEqualTo(Duration.ofSeconds(120).toNanos());
    }
  }

  @Test
  void share_ofAnExecutor_dividesByTheLargestNumberOfExecutors(SparkSession spark) {
    assertThat(share(CompletionOptions.builder(), spark)).isNull();
    assertThat(share(CompletionOptions.builder().requestsPerMinute(90), spark)).isEqualTo(90);
    assertThat(share(CompletionOptions.builder().requestsPerMinute(90).executors(4), spark))
        .isEqualTo(22.5);
  }

  @Test
  void executors_ofACluster_areTheMostThatAreKnown() {
    SparkConf conf = new SparkConf(false);
    assertThat(RequestShare.executors(conf, 3)).isEqualTo(3);
    conf.set("spark.executor.instances", "5");
    assertThat(RequestShare.executors(conf, 0)).isEqualTo(5);
    conf.set("spark.dynamicAllocation.enabled", "true");
    assertThat(RequestShare.executors(conf, 6)).isEqualTo(6);
    conf.set("spark.dynamicAllocation.maxExecutors", "40");
    assertThat(RequestShare.executors(conf, 6)).isEqualTo(40);
  }

  @Test
  void executors_thatNothingIsKnownOf_areRefused() {
    SparkConf conf = new SparkConf(false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestShare.executors(conf, 0))
        .withMessageEndingWith("set executors(n) or spark.executor.instances");
    conf.set("spark.dynamicAllocation.enabled", "true");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestShare.executors(conf, 0))
        .withMessageEndingWith("set executors(n) or spark.dynamicAllocation.maxExecutors");
  }

  private static Double share(CompletionOptionsBuilder options, SparkSession spark) {
    return RequestShare.ofExecutor(options.build(), spark.sparkContext());
  }
}
