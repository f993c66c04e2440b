package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that no thread waits for, and calls that are ended from outside. */
class AsyncTest extends WireTest {

  private static final int CALLS = 300;

  private CompletableFuture<TextCompletion> start(Mode mode, TuneStudioClient tune) {
    return mode.isStream()
        ? tune.textCompletions().streamAsync(r -> r.prompt("Once"), chunk -> {})
        : tune.textCompletions().createAsync(r -> r.prompt("Once"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ASYNC", "STREAM_ASYNC"})
  void async_manyPendingCalls_takeNoThreadEach(Mode mode) throws Exception {
    Gate gate = new Gate();
    server.otherwise(Answer.json(200, GOOD).awaitBeforeHead(gate));
    TuneStudioClient tune = open();
    List<CompletableFuture<TextCompletion>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      calls.add(start(mode, tune));
    }
    gate.awaitArrivals(CALLS, CEILING);
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("tune-studio-") || name.startsWith("HttpClient-"))
            .count();
    assertThat(threads).isLessThan(60); // clients of other tests included
    gate.open();
    for (CompletableFuture<TextCompletion> call : calls) {
      assertThat(call.get(1, TimeUnit.MINUTES).text()).isEqualTo("upon a time");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ASYNC", "STREAM_ASYNC"})
  void cancel_beforeTheHead_freesTheConnection(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(Answer.json(200, GOOD).awaitBeforeHead(gate));
    CompletableFuture<TextCompletion> call = start(mode, open());
    gate.awaitArrivals(1, CEILING);
    assertThat(call.cancel(true)).isTrue();
    server.awaitDisconnect(CEILING);
    assertThat(catchThrowable(call::join)).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ASYNC", "STREAM_ASYNC"})
  void cancel_inTheBody_freesTheConnection(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(Answer.status(200).chunked().body("{\"choices\":[").await(gate));
    CompletableFuture<TextCompletion> call = start(mode, open());
    gate.awaitArrivals(1, CEILING);
    call.cancel(false);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void cancel_whileWaitingForARetry_sendsNothingMore() throws Exception {
    server.enqueue(Answer.status(503));
    CompletableFuture<Object> waiting = new CompletableFuture<>();
    TuneStudioClient tune =
        open(
            waitingBuilder()
                .callListener((AttemptListener) failed -> waiting.complete(failed.retryIn())));
    CompletableFuture<TextCompletion> call = start(Mode.CREATE_ASYNC, tune);
    waiting.get(1, TimeUnit.MINUTES);
    call.cancel(true);
    clock.advance(CEILING);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void complete_fromOutside_freesTheConnection() {
    Gate gate = new Gate();
    server.enqueue(Answer.json(200, GOOD).awaitBeforeHead(gate));
    CompletableFuture<TextCompletion> call = start(Mode.CREATE_ASYNC, open());
    gate.awaitArrivals(1, CEILING);
    call.complete(null);
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource
  void close_pendingAndLaterCalls_endWithClientClosed(Mode mode) throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.json(200, GOOD).awaitBeforeHead(gate));
    TuneStudioClient tune = open();
    CompletableFuture<Throwable> pending =
        CompletableFuture.supplyAsync(
            () -> catchThrowable(() -> mode.call(tune)), task -> new Thread(task).start());
    gate.awaitArrivals(1, CEILING);
    tune.close();
    tune.close();
    assertThat(pending.get(1, TimeUnit.MINUTES)).isExactlyInstanceOf(ClientClosedException.class);
    server.awaitDisconnect(CEILING);
    assertThat(failureOf(mode, tune)).isExactlyInstanceOf(ClientClosedException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void interrupt_waitingCaller_cancelsTheCallAndKeepsTheFlag(Mode mode) throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.json(200, GOOD).awaitBeforeHead(gate));
    TuneStudioClient tune = open();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              thrown.complete(catchThrowable(() -> mode.call(tune)));
              flag.complete(Thread.currentThread().isInterrupted());
            });
    caller.start();
    gate.awaitArrivals(1, CEILING);
    caller.interrupt();
    assertThat(thrown.get(1, TimeUnit.MINUTES)).isExactlyInstanceOf(CallCancelledException.class);
    assertThat(flag.get(1, TimeUnit.MINUTES)).isTrue();
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void interrupt_beforeTheCall_sendsNothing(Mode mode) {
    TuneStudioClient tune = open();
    Thread.currentThread().interrupt();
    try {
      assertThat(catchThrowable(() -> mode.call(tune))).isInstanceOf(CallCancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void failure_ofFuture_isTheExceptionItself() {
    server.enqueue(Answer.status(400));
    CompletableFuture<TextCompletion> call = start(Mode.CREATE_ASYNC, open());
    assertThat(catchThrowable(call::join))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(app.tune.studio.client.error.BadRequestException.class);
  }
}
