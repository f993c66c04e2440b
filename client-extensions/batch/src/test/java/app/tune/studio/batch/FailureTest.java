package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.testkit.script.DeadPort;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest extends BatchTest {

  private static final String NO = "{\"error\":{\"message\":\"no\"}}";

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final List<String> pauses = new ArrayList<>();

  private BatchRunnerBuilder runner() {
    return batch
        .runner()
        .listener(
            new BatchListener() {
              @Override
              public void onPause(Duration wait, String reason) {
                pauses.add(wait.toSeconds() + " s: " + reason);
              }
            });
  }

  private BatchSummary run() {
    return runner().build().run(batch.input, batch.output);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 422})
  void run_withARefusedItem_writesAnErrorLineAndGoesOn(int status) throws IOException {
    batch
        .items(30)
        .answering(
            p ->
                p.equals("p7")
                    ? LoopbackServer.response(status, "", NO)
                    : LoopbackServer.completion());

    BatchSummary summary = run();

    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.progress().failed()).isEqualTo(1);
    assertThat(batch.requestCount()).isEqualTo(30);
    assertThat(batch.results().get("a7").at("/response/status_code").asInt()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"429,true", "503,true", "503,false", "500,false", "502,false", "409,false"})
  void run_withAFailureThatPasses_sendsTheItemAgain(int status, boolean retryAfter)
      throws IOException {
    String header = retryAfter ? "Retry-After: 7\r\n" : "";
    batch
        .items(20)
        .answering(
            p ->
                seen.add(p) && p.endsWith("3")
                    ? LoopbackServer.response(status, header, NO)
                    : LoopbackServer.completion());

    BatchSummary summary = run();

    assertThat(summary.progress().succeeded()).isEqualTo(20);
    assertThat(summary.progress().retried()).isEqualTo(2);
    assertThat(batch.requestCount()).isEqualTo(22);
    if (retryAfter) {
      assertThat(pauses).isNotEmpty().allMatch(pause -> pause.startsWith("7 s"));
    }
  }

  @Test
  void run_withABodyThatOnlyBeginsLikeJson_recordsAllOfItAsText() throws IOException {
    batch.items(1).answering(p -> LoopbackServer.response(404, "", "404 page not found"));

    run();

    assertThat(batch.results().get("a1").at("/response/body").asText())
        .isEqualTo("404 page not found");
  }

  @Test
  void run_withAnItemThatAlwaysFails_givesItUpAfterTheRetries() throws IOException {
    batch
        .items(20)
        .answering(
            p ->
                p.equals("p3")
                    ? LoopbackServer.response(500, "", NO)
                    : LoopbackServer.completion());

    BatchSummary summary = run();

    assertThat(summary.failures()).containsOnlyKeys("server");
    assertThat(batch.requests.get("p3")).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"500,false,1", "400,true,5"})
  void run_withAServerThatSaysWhetherToRetry_obeys(int status, boolean retry, int requests)
      throws IOException {
    String header = "x-should-retry: " + retry + "\r\n";
    batch.items(1).answering(p -> LoopbackServer.response(status, header, NO));

    assertThat(run().progress().failed()).isEqualTo(1);
    assertThat(batch.requestCount()).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403})
  void run_withARefusedKeyOrPayment_stopsAtOnce(int status) throws IOException {
    batch.items(500).answering(p -> LoopbackServer.response(status, "", NO));

    assertThatThrownBy(this::run)
        .isInstanceOf(BatchAbortedException.class)
        .hasMessageStartingWith("no request can succeed: ");
    assertThat(batch.requestCount()).isBetween(1, 16);
    assertThat(batch.results()).isEmpty();
  }

  @Test
  void run_withTheKeyRefusedHalfway_goesOnThereWithAnotherKey() throws IOException {
    batch
        .items(40)
        .answering(
            p ->
                seen.add(p) && seen.size() > 20
                    ? LoopbackServer.response(401, "", NO)
                    : LoopbackServer.completion());

    assertThatThrownBy(this::run)
        .hasCauseInstanceOf(AuthenticationException.class)
        .isInstanceOfSatisfying(
            BatchAbortedException.class,
            e -> assertThat(e.summary().progress().succeeded()).isBetween(1L, 20L));
    int written = batch.results().size();
    batch.answering(p -> LoopbackServer.completion()).requests.clear();

    assertThat(run().isComplete()).isTrue();
    assertThat(batch.requestCount()).isEqualTo(40 - written);
  }

  @Test
  void run_withAnExhaustedQuota_stopsAtOnce() throws IOException {
    batch
        .items(500)
        .answering(
            p -> LoopbackServer.response(429, "", "{\"error\":{\"code\":\"insufficient_quota\"}}"));

    assertThatThrownBy(this::run).hasCauseInstanceOf(RateLimitException.class);
    assertThat(batch.requestCount()).isBetween(1, 16);
  }

  @Test
  void run_withAWaitBeyondThePolicy_stopsAndNamesIt() throws IOException {
    batch.items(5).answering(p -> LoopbackServer.response(429, "Retry-After: 86400\r\n", NO));

    assertThatThrownBy(this::run)
        .hasMessageStartingWith(
            "the server asks to wait 86400 s, longer than maxRetryAfter allows");
  }

  @Test
  void run_withEverythingFailing_stopsEarly() throws IOException {
    batch.items(500).answering(p -> LoopbackServer.response(404, "", NO));

    assertThatThrownBy(this::run)
        .isInstanceOf(BatchAbortedException.class)
        .hasMessageStartingWith("50 of the first 50 items of this run failed");
    assertThat(batch.requestCount()).isBetween(50, 66);
    assertThat(batch.results()).as("what was sent is written").hasSize(batch.requestCount());
  }

  @Test
  void run_withMoreFailuresThanAllowed_stops() throws IOException {
    batch
        .items(500)
        .answering(
            p ->
                p.endsWith("1")
                    ? LoopbackServer.response(400, "", NO)
                    : LoopbackServer.completion());

    assertThatThrownBy(() -> runner().maxFailures(3).build().run(batch.input, batch.output))
        .hasMessageStartingWith("4 items failed, at most 3 may");
  }

  @Test
  void run_withTheServerGoneForAWhile_probesInPlaceOfBurningItems() throws IOException {
    batch.items(200);
    try (DeadPort port = DeadPort.refusing();
        TuneStudioClient tune =
            TuneStudioClient.builder()
                .baseUrl("http://127.0.0.1:" + port.port())
                .apiKey("none")
                .build()) {
      BatchRunner runner =
          BatchRunner.builder(tune)
              .clock(JumpingTime::new)
              .maxOutage(Duration.ofMinutes(3))
              .listener(
                  new BatchListener() {
                    @Override
                    public void onPause(Duration wait, String reason) {
                      pauses.add(reason);
                    }
                  })
              .build();

      assertThatThrownBy(() -> runner.run(batch.input, batch.output))
          .isInstanceOf(BatchAbortedException.class)
          .hasMessageStartingWith("nothing succeeded for 180 s")
          .hasCauseInstanceOf(ConnectionException.class);
      assertThat(pauses).as("doubling from 1 s to 30 s").hasSizeBetween(5, 20);
      assertThat(batch.results()).isEmpty();
    }
  }

  @Test
  void run_withLostConnections_paysForNoItemTwice() throws IOException {
    batch
        .items(30)
        .answering(
            p -> {
              if (seen.add(p) && seen.size() == 10) {
                throw new IllegalStateException("the connection is closed");
              }
              return LoopbackServer.completion();
            });

    assertThat(run().progress().succeeded()).isEqualTo(30);
    assertThat(batch.requestCount()).isEqualTo(31);
  }
}
