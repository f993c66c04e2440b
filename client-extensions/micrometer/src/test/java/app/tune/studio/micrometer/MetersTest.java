package app.tune.studio.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.testkit.script.Answer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured of calls, under which names. */
class MetersTest extends Fixture {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private TuneStudioClient measured(GenAiConvention convention) {
    return open(TuneObservation.builder().meterRegistry(meters).convention(convention).build());
  }

  private TuneStudioClient measured() {
    return measured(GenAiConvention.operation());
  }

  private static Map<String, String> tags(Meter meter) {
    Map<String, String> tags = new TreeMap<>();
    meter.getId().getTags().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    return tags;
  }

  /** Returns the names of all meters, without the gauges that this registry makes of buckets. */
  private SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    meters.forEachMeter(meter -> names.add(meter.getId().getName()));
    names.removeIf(name -> name.endsWith(".histogram"));
    return names;
  }

  private Map<String, String> expectedTags(String... more) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("gen_ai.operation.name", "text_completion");
    tags.put("gen_ai.provider.name", "tune_studio");
    tags.put("gen_ai.request.model", MODEL);
    tags.put("gen_ai.response.model", "user/model-2");
    tags.put("server.address", "127.0.0.1");
    tags.put("server.port", String.valueOf(URI.create(server.baseUrl()).getPort()));
    for (int i = 0; i < more.length; i += 2) {
      tags.put(more[i], more[i + 1]);
    }
    return tags;
  }

  @Test
  void create_complete_isTimedAndItsTokensCounted() {
    server.enqueue(plain());
    create(measured());
    Timer duration = meters.get("gen_ai.client.operation.duration").timer();
    assertThat(duration.count()).isEqualTo(1);
    assertThat(tags(duration)).isEqualTo(expectedTags("error.type", "none"));
    DistributionSummary input =
        meters.get("gen_ai.client.token.usage").tag("gen_ai.token.type", "input").summary();
    DistributionSummary output =
        meters.get("gen_ai.client.token.usage").tag("gen_ai.token.type", "output").summary();
    assertThat(input.totalAmount()).isEqualTo(4);
    assertThat(output.totalAmount()).isEqualTo(6);
    assertThat(tags(input)).isEqualTo(expectedTags("gen_ai.token.type", "input"));
    assertThat(names())
        .containsExactly("gen_ai.client.operation.duration", "gen_ai.client.token.usage");
  }

  @Test
  void stream_complete_isTimedToItsFirstChunkAndBetweenChunks() {
    server.enqueue(streamed());
    stream(measured());
    Timer first = meters.get("gen_ai.client.operation.time_to_first_chunk").timer();
    Timer between = meters.get("gen_ai.client.operation.time_per_output_chunk").timer();
    assertThat(first.count()).isEqualTo(1);
    assertThat(between.count()).isEqualTo(2);
    assertThat(tags(first)).isEqualTo(expectedTags());
    assertThat(tags(between)).isEqualTo(expectedTags());
    assertThat(meters.get("gen_ai.client.operation.duration").timer().count()).isEqualTo(1);
  }

  @Test
  void bounds_ofTimersAndTokens_areTheDocumentedOnes() {
    server.enqueue(plain());
    create(measured());
    assertThat(
            bounds(
                meters
                    .get("gen_ai.client.operation.duration")
                    .timer()
                    .takeSnapshot()
                    .histogramCounts(),
                1e9))
        .containsExactly(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    assertThat(
            bounds(
                meters
                    .get("gen_ai.client.token.usage")
                    .tag("gen_ai.token.type", "input")
                    .summary()
                    .takeSnapshot()
                    .histogramCounts(),
                1))
        .containsExactly(
            1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216,
            67108864);
  }

  private static double[] bounds(CountAtBucket[] buckets, double unit) {
    return Arrays.stream(buckets).mapToDouble(bucket -> bucket.bucket() / unit).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400",
    "429, 429",
    "200, app.tune.studio.client.error.ProtocolException",
  })
  void create_failed_saysWhichClassOfError(int status, String errorType) {
    server.otherwise(Answer.json(status, "nonsense"));
    assertThat(catchThrowable(() -> create(measured()))).isNotNull();
    Timer duration = meters.get("gen_ai.client.operation.duration").timer();
    assertThat(tags(duration))
        .isEqualTo(expectedTags("error.type", errorType, "gen_ai.response.model", "none"));
  }

  @Test
  void stream_closedEarly_isCancelled() {
    server.enqueue(Answer.eventStream().data(FIRST).stall());
    try (var stream = measured().textCompletions().stream(r -> r.model(MODEL).prompt("Once"))) {
      stream.iterator().next();
    }
    assertThat(tags(meters.get("gen_ai.client.operation.duration").timer()))
        .isEqualTo(expectedTags("error.type", "cancelled"));
  }

  @Test
  void stream_stalled_isATimeout() {
    server.enqueue(Answer.eventStream().data(FIRST).stall());
    TuneStudioClient tune = measured();
    var impatient = tune.textCompletions().with(o -> o.idleTimeout(Duration.ofMillis(50)));
    try (var stream = impatient.stream(r -> r.model(MODEL).prompt("Once"))) {
      assertThat(catchThrowable(stream::completion)).isInstanceOf(IncompleteStreamException.class);
    }
    awaitDuration(); // the end of a call is delivered by the thread that watches timeouts
    assertThat(tags(meters.get("gen_ai.client.operation.duration").timer()))
        .containsEntry("error.type", "timeout");
  }

  private void awaitDuration() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (meters.find("gen_ai.client.operation.duration").timer() == null) {
      assertThat(System.nanoTime() - end).as("no duration was measured").isNegative();
      Thread.onSpinWait();
    }
  }

  @Test
  void stream_onlyTheUsageNamesTheModel_isTheModelOfDurationAndTokens() {
    server.enqueue(
        Answer.eventStream()
            .data("{\"choices\":[{\"index\":0,\"text\":\"a\",\"finish_reason\":\"stop\"}]}")
            .data("{\"model\":\"user/model-2\",\"choices\":[],\"usage\":{\"prompt_tokens\":4}}")
            .data("[DONE]"));
    stream(measured());
    assertThat(tags(meters.get("gen_ai.client.operation.duration").timer()))
        .isEqualTo(expectedTags("error.type", "none"));
    assertThat(
            tags(
                meters
                    .get("gen_ai.client.token.usage")
                    .tag("gen_ai.token.type", "input")
                    .summary()))
        .isEqualTo(expectedTags("gen_ai.token.type", "input"));
    assertThat(tags(meters.get("gen_ai.client.operation.time_to_first_chunk").timer()))
        .isEqualTo(expectedTags("gen_ai.response.model", "none"));
  }

  @Test
  void usage_notReported_isNotCounted() {
    server.enqueue(Answer.json("{\"choices\":[{\"text\":\"a\"}]}"));
    create(measured());
    assertThat(meters.find("gen_ai.client.token.usage").meter()).isNull();
  }

  @Test
  void inference_convention_hasTheNewerNames() {
    server.enqueue(streamed());
    stream(measured(GenAiConvention.inference()));
    assertThat(names())
        .containsExactly(
            "gen_ai.client.inference.duration",
            "gen_ai.client.inference.operation.input_tokens",
            "gen_ai.client.inference.operation.output_tokens",
            "gen_ai.client.inference.time_per_output_chunk",
            "gen_ai.client.inference.time_to_first_chunk",
            "gen_ai.client.inference.usage.input_tokens",
            "gen_ai.client.inference.usage.output_tokens");
    assertThat(meters.get("gen_ai.client.inference.usage.output_tokens").counter().count())
        .isEqualTo(6);
  }

  @Test
  void convention_replaced_namesEverything() {
    server.enqueue(plain());
    create(
        measured(
            new GenAiConvention("llm") {
              @Override
              public String providerName(CallInfo call) {
                return "vllm";
              }
            }));
    assertThat(meters.get("llm.duration").tag("gen_ai.provider.name", "vllm").timer().count())
        .isEqualTo(1);
  }

  @Test
  void meters_removedFromTheRegistry_areRegisteredAnew() {
    server.otherwise(plain());
    TuneStudioClient tune = measured();
    create(tune);
    meters.clear();
    create(tune);
    assertThat(meters.get("gen_ai.client.operation.duration").timer().count()).isEqualTo(1);
  }

  /** The registry reports removals under the lock that a registration needs. */
  @Test
  void meter_removedWhileAnotherIsRegistered_blocksNeither() throws InterruptedException {
    CountDownLatch registering = new CountDownLatch(1);
    CountDownLatch removing = new CountDownLatch(1);
    meters
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("gen_ai.client.operation.duration")) {
                  registering.countDown();
                  awaitUninterruptibly(removing);
                }
                return id;
              }
            })
        .onMeterRemoved(removed -> removing.countDown());
    Meter other = meters.counter("other");
    server.otherwise(plain());
    TuneStudioClient tune = measured();
    var call = CompletableFuture.runAsync(() -> create(tune), MetersTest::onADaemonThread);
    assertThat(registering.await(60, TimeUnit.SECONDS)).isTrue();
    var removal =
        CompletableFuture.runAsync(() -> meters.remove(other), MetersTest::onADaemonThread);
    assertThat(CompletableFuture.allOf(call, removal)).succeedsWithin(Duration.ofSeconds(60));
  }

  private static void onADaemonThread(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
