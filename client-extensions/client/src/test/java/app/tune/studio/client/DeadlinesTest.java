package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.BodyAnswer;
import app.tune.studio.testkit.script.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits of time on a clock that is turned by hand: which one ran out, and what it closed. */
class DeadlinesTest extends WireTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Duration FAR = Duration.ofDays(365);

  private final LogCapture log = LogCapture.of("app.tune.studio");

  @AfterEach
  void stopLog() {
    log.close();
  }

  /** Makes a call on another thread, waits until its answer is at the gate, lets the time pass. */
  private TuneStudioException late(
      Mode mode, Consumer<CallOptions> limits, Answer answer, Gate gate) throws Exception {
    server.enqueue(answer);
    TuneStudioClientBuilder patient =
        builder().firstByteTimeout(FAR).idleTimeout(FAR).totalTimeout(FAR);
    TextCompletions completions = open(patient).textCompletions().with(limits);
    CompletableFuture<Throwable> call =
        CompletableFuture.supplyAsync(
            () -> {
              Throwable thrown = catchThrowable(() -> mode.call(completions));
              assertThat(Thread.currentThread().isInterrupted()).as("interrupt flag").isFalse();
              return thrown;
            },
            task -> new Thread(task).start());
    gate.awaitArrivals(1, CEILING);
    if (answer instanceof BodyAnswer) { // its head is on its way to the client
      eventually(
          "the head has arrived",
          () -> log.lines().stream().anyMatch(line -> line.contains(": status ")));
    }
    Throwable failure = afterMinutes(call);
    server.awaitDisconnect(CEILING);
    return (TuneStudioException) failure;
  }

  /** Lets a minute pass, and another one should a byte have come to the client in between. */
  private Throwable afterMinutes(CompletableFuture<Throwable> call) throws Exception {
    for (int minute = 1; minute < 60; minute++) {
      clock.advance(Duration.ofMinutes(1));
      call.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
      if (call.isDone()) {
        return call.join();
      }
    }
    throw new AssertionError("the call outlived an hour");
  }

  @ParameterizedTest
  @EnumSource
  void call_noAnswer_failsAtFirstByteLimit(Mode mode) throws Exception {
    Gate gate = new Gate();
    TuneStudioException failure =
        late(mode, o -> o.firstByteTimeout(LIMIT), Answer.raw().await(gate), gate);
    assertThat(failure)
        .isExactlyInstanceOf(CallTimeoutException.class)
        .hasMessage(
            "first-byte timeout of 30 s exceeded [" + server.baseUrl() + "/text/completions]");
    assertThat(((CallTimeoutException) failure).phase()).isEqualTo(Phase.FIRST_BYTE);
    assertThat(((CallTimeoutException) failure).limit()).isEqualTo(LIMIT);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void call_noAnswer_failsAtTotalLimit(Mode mode) throws Exception {
    Gate gate = new Gate();
    TuneStudioException failure =
        late(mode, o -> o.totalTimeout(LIMIT), Answer.raw().await(gate), gate);
    assertThat(failure)
        .isExactlyInstanceOf(CallTimeoutException.class)
        .hasMessageStartingWith("total timeout of 30 s exceeded");
  }

  @ParameterizedTest
  @EnumSource
  void call_stalledBody_failsAtIdleLimitAndTellsTheHead(Mode mode) throws Exception {
    Gate gate = new Gate();
    Answer stalled = Answer.status(200).header("X-Request-Id", "r").chunked().body(" ").await(gate);
    TuneStudioException failure = late(mode, o -> o.idleTimeout(LIMIT), stalled, gate);
    assertThat(failure)
        .isExactlyInstanceOf(CallTimeoutException.class)
        .hasMessageStartingWith("idle timeout of 30 s exceeded");
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.requestId()).isEqualTo("r");
  }

  @ParameterizedTest
  @EnumSource
  void call_stalledBody_failsAtTotalLimitAndTellsTheHead(Mode mode) throws Exception {
    Gate gate = new Gate();
    Answer stalled = Answer.status(200).header("X-Request-Id", "r").chunked().body(" ").await(gate);
    TuneStudioException failure =
        late(mode, o -> o.totalTimeout(Duration.ofMinutes(1)), stalled, gate);
    assertThat(failure)
        .isExactlyInstanceOf(CallTimeoutException.class)
        .hasMessageStartingWith("total timeout of 1 min exceeded");
    assertThat(failure.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void call_stalledErrorBody_isTheErrorOfItsStatus(Mode mode) throws Exception {
    Gate gate = new Gate();
    Answer stalled = Answer.status(400).chunked().body("half").await(gate);
    assertThat(late(mode, o -> o.idleTimeout(LIMIT), stalled, gate))
        .hasMessageStartingWith("HTTP 400: half");
  }

  @ParameterizedTest
  @EnumSource
  void call_waitBeyondDeadline_failsBeforeSleeping(Mode mode) {
    server.enqueue(Answer.status(503), Answer.status(503).header("Retry-After", "5"));
    TuneStudioClient tune = open(builder().totalTimeout(Duration.ofSeconds(5)));
    TuneStudioException failure = failureOf(mode, tune);
    assertThat(failure)
        .isExactlyInstanceOf(ServerException.class)
        .hasMessageContaining("(Retry-After: 5 s)");
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @EnumSource
  void call_waitWithinDeadlineOfCall_isMade(Mode mode) {
    server.enqueue(
        Answer.status(503).header("Retry-After", "5"),
        Answer.json(200, GOOD),
        Answer.status(503).header("Retry-After", "5"));
    TuneStudioClient tune = open(builder().totalTimeout(Duration.ofSeconds(5)));
    TextCompletions patient =
        tune.textCompletions().with(o -> o.totalTimeout(Duration.ofSeconds(6)));
    assertThat(mode.call(patient).text()).isEqualTo("upon a time");
    assertThat(failureOf(mode, tune).attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void call_deadlineWhileWaiting_failsThen(Mode mode) throws Exception {
    server.enqueue(Answer.status(503).header("Retry-After", "20"));
    CompletableFuture<Duration> asleep = new CompletableFuture<>();
    TuneStudioClient tune =
        open(
            waitingBuilder()
                .totalTimeout(LIMIT)
                .callListener((AttemptListener) failed -> asleep.complete(failed.retryIn())));
    CompletableFuture<Throwable> call =
        CompletableFuture.supplyAsync(
            () -> catchThrowable(() -> mode.call(tune)), task -> new Thread(task).start());
    assertThat(asleep.get(1, TimeUnit.MINUTES)).isEqualTo(Duration.ofSeconds(21));
    tune.close();
    assertThat(call.get(1, TimeUnit.MINUTES))
        .isExactlyInstanceOf(app.tune.studio.client.error.ClientClosedException.class);
  }

  @Test
  void createAsync_orTimeoutOfFuture_freesTheConnection() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.raw().await(gate));
    CompletableFuture<?> future = open().textCompletions().createAsync(r -> r.prompt("Once"));
    gate.awaitArrivals(1, CEILING);
    future.orTimeout(1, TimeUnit.MILLISECONDS);
    assertThat(catchThrowable(() -> future.get(1, TimeUnit.MINUTES)))
        .isInstanceOf(ExecutionException.class);
    server.awaitDisconnect(CEILING);
  }
}
