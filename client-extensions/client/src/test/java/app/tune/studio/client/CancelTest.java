package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.script.Answer;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Whoever gives a call up: the server sees its connection go. */
class CancelTest extends SocketTest {

  private static final Answer STALLED = Answer.eventStream().data(chunk("a")).stall();
  private static final Answer STALLED_BODY =
      Answer.status(200).contentType("application/json").contentLength(100).body("{").stall();

  private CompletionStream stream() {
    return tune.textCompletions().stream(r -> r.prompt("Once"));
  }

  private CompletableFuture<TextCompletion> async() {
    return tune.textCompletions().createAsync(r -> r.prompt("Once"));
  }

  @Test
  void close_readerIsBlocked_freesIt() {
    server.enqueue(STALLED);
    CompletionStream stream = stream();
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    BlockedCall reader = BlockedCall.in(stream::completion);
    awaitBlocked(reader.thread());
    stream.close();
    assertThat(reader.failure())
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(CallCancelledException.class);
    server.awaitDisconnect(CEILING);
    stream.close();
  }

  @Test
  void close_noEventHasCome_freesTheReaderWithTheCancellationItself() {
    server.enqueue(Answer.eventStream().comment("ping").stall());
    CompletionStream stream = stream();
    BlockedCall reader = BlockedCall.in(stream::completion);
    awaitBlocked(reader.thread());
    stream.close();
    assertThat(reader.failure()).isInstanceOf(CallCancelledException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_rightAfterTheHead_freesTheConnection() {
    server.enqueue(STALLED);
    stream().close();
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_serverStillSends_freesTheConnection() {
    server.enqueue(Answer.eventStream().repeat("data: " + chunk("a") + "\n\n", Long.MAX_VALUE));
    try (CompletionStream stream = stream()) {
      assertThat(stream.chunks().limit(5).toList()).hasSize(5);
    }
    server.awaitDisconnect(CEILING);
  }

  @Test
  void break_outOfTheLoop_freesTheConnection() {
    server.enqueue(STALLED);
    try (CompletionStream stream = stream()) {
      for (TextCompletionChunk chunk : stream) {
        assertThat(chunk.text()).isEqualTo("a");
        break;
      }
    }
    server.awaitDisconnect(CEILING);
  }

  @Test
  void interrupt_readerIsBlocked_cancelsAndKeepsTheFlag() {
    server.enqueue(STALLED);
    CompletionStream stream = stream();
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    BlockedCall reader = BlockedCall.in(stream::completion);
    awaitBlocked(reader.thread());
    reader.thread().interrupt();
    assertThat(reader.failure())
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(CallCancelledException.class);
    assertThat(reader.wasInterrupted()).isTrue();
    server.awaitDisconnect(CEILING);
  }

  @Test
  void interrupt_callerWaitsForTheHead_cancelsAndKeepsTheFlag() {
    server.enqueue(Answer.silence());
    BlockedCall caller = BlockedCall.in(() -> tune.textCompletions().create(r -> r.prompt("Once")));
    server.takeRequest();
    awaitBlocked(caller.thread());
    caller.thread().interrupt();
    assertThat(caller.failure()).isInstanceOf(CallCancelledException.class);
    assertThat(caller.wasInterrupted()).isTrue();
    server.awaitDisconnect(CEILING);
  }

  @Test
  void cancel_futureBeforeTheHead_freesTheConnection() {
    server.enqueue(Answer.silence());
    CompletableFuture<TextCompletion> future = async();
    server.takeRequest();
    assertThat(future.cancel(true)).isTrue();
    server.awaitDisconnect(CEILING);
    assertThat(future).isCancelled();
  }

  @Test
  void cancel_futureWhileTheBodyComes_freesTheConnection() {
    CountDownLatch written = new CountDownLatch(1);
    server.enqueue(
        Answer.status(200)
            .contentType("application/json")
            .contentLength(100)
            .body("{")
            .run(written::countDown)
            .stall());
    CompletableFuture<TextCompletion> future = async();
    await(written);
    future.cancel(true);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void cancel_futureAtOnce_sendsNothingOrFreesTheConnection() {
    server.otherwise(STALLED_BODY);
    for (int i = 0; i < 20; i++) {
      async().cancel(true);
    }
    server.awaitIdle(CEILING);
  }

  /** The library loses a connection whose request is cancelled in the moment in which it opens. */
  @Test
  void cancel_futuresOfManyClients_leavesNoConnectionOfAClosedClient() {
    server.otherwise(STALLED_BODY);
    for (int client = 0; client < 100; client++) {
      try (TuneStudioClient other = clientOfServer().apiKey("key").build()) {
        for (int i = 0; i < 20; i++) {
          other.textCompletions().createAsync(r -> r.prompt("Once")).cancel(true);
        }
        server.awaitIdle(CEILING);
      }
    }
    server.awaitNoOpenConnections(CEILING);
  }

  @Test
  void orTimeout_runsOut_freesTheConnection() {
    server.enqueue(Answer.silence());
    CompletableFuture<TextCompletion> future = async();
    server.takeRequest();
    Throwable late = catchThrowable(() -> future.orTimeout(1, TimeUnit.MILLISECONDS).join());
    assertThat(late).hasCauseInstanceOf(TimeoutException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void cancel_streamedFuture_tellsTheListenerOnce() {
    server.enqueue(STALLED);
    RecordingListener listener = new RecordingListener();
    CompletableFuture<TextCompletion> future =
        tune.textCompletions().streamAsync(r -> r.prompt("Once"), listener);
    assertThat(listener.take()).isEqualTo("chunk a");
    future.cancel(true);
    server.awaitDisconnect(CEILING);
    assertThat(listener.take()).startsWith("error " + CancellationException.class.getName());
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void cancel_subscriptionInMidStream_freesTheConnectionAndSignalsNothing() {
    server.enqueue(STALLED);
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
    subscriber.request(10);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    subscriber.cancel();
    server.awaitDisconnect(CEILING);
    assertThat(subscriber.isSilent()).isTrue();
  }

  @Test
  void cancel_subscriptionBeforeTheHead_freesTheConnection() {
    server.enqueue(Answer.silence());
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
    server.takeRequest();
    subscriber.cancel();
    server.awaitDisconnect(CEILING);
    assertThat(subscriber.isSilent()).isTrue();
  }

  @Test
  void cancel_whileTheHeadComes_leavesNothingOpen() {
    server.otherwise(STALLED);
    for (int i = 0; i < 50; i++) {
      RecordingSubscriber subscriber = new RecordingSubscriber();
      tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
      server.takeRequest();
      for (int spin = i * 20; spin > 0; spin--) {
        Thread.onSpinWait();
      }
      subscriber.cancel();
    }
    server.awaitIdle(CEILING);
  }

  @Test
  void iterator_threadWasInterruptedBefore_isToldOnceItWouldWait() {
    server.enqueue(STALLED);
    CompletionStream stream = stream();
    BlockedCall reader =
        BlockedCall.in(
            () -> {
              Iterator<TextCompletionChunk> chunks = stream.iterator();
              chunks.next();
              Thread.currentThread().interrupt();
              chunks.next();
            });
    assertThat(reader.failure()).hasCauseInstanceOf(CallCancelledException.class);
    server.awaitDisconnect(CEILING);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
