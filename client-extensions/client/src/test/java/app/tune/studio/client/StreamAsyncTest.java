package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.script.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A stream told to a listener and a future: any number of chunks, then one end. */
class StreamAsyncTest extends SocketTest {

  private CompletableFuture<TextCompletion> stream(
      StreamListener<TextCompletionChunk, TextCompletion> listener) {
    return tune.textCompletions().streamAsync(r -> r.prompt("Once"), listener);
  }

  @Test
  void streamAsync_wholeStream_tellsChunksAndOneEnd() {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(last("b")).data(DONE));
    RecordingListener listener = new RecordingListener();
    assertThat(stream(listener).join().text()).isEqualTo("ab");
    assertThat(listener.take()).isEqualTo("chunk a");
    assertThat(listener.take()).isEqualTo("chunk b");
    assertThat(listener.take()).isEqualTo("complete ab");
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void streamAsync_cut_tellsTheErrorToBoth() {
    server.enqueue(Answer.eventStream().data(chunk("a")).cut());
    RecordingListener listener = new RecordingListener();
    Throwable failure = catchThrowable(stream(listener)::join).getCause();
    assertThat(failure).isInstanceOf(IncompleteStreamException.class);
    assertThat(listener.take()).isEqualTo("chunk a");
    assertThat(listener.take()).isEqualTo(Signals.of(failure));
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void onChunk_throws_endsTheStreamWithThat() {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(chunk("b")).stall());
    IllegalStateException thrown = new IllegalStateException("the listener's");
    RecordingListener listener =
        new RecordingListener() {
          @Override
          public void onChunk(TextCompletionChunk chunk) throws Exception {
            super.onChunk(chunk);
            throw thrown;
          }
        };
    assertThat(catchThrowable(stream(listener)::join)).hasCause(thrown);
    server.awaitDisconnect(CEILING);
    assertThat(listener.take()).isEqualTo("chunk a");
    assertThat(listener.take()).isEqualTo(Signals.of(thrown));
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void onComplete_throws_theFutureIsCompleteAllTheSame() {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE));
    RecordingListener listener =
        new RecordingListener() {
          @Override
          public void onComplete(TextCompletion completion) {
            throw new IllegalStateException("the listener's, printed by its thread");
          }
        };
    assertThat(stream(listener).join().text()).isEqualTo("a");
    assertThat(listener.take()).isEqualTo("chunk a");
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void cancel_listenerIsBusy_waitsWithTheEndUntilItIsDone() throws Exception {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    RecordingListener listener =
        new RecordingListener() {
          @Override
          public void onChunk(TextCompletionChunk chunk) {
            busy.countDown();
            awaitQuietly(released);
            add("done with " + chunk.text());
          }
        };
    CompletableFuture<TextCompletion> future = stream(listener);
    assertThat(busy.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
    future.cancel(true);
    server.awaitDisconnect(CEILING);
    assertThat(listener.isSilent()).isTrue();
    released.countDown();
    assertThat(listener.take()).isEqualTo("done with a");
    assertThat(listener.take()).startsWith("error java.util.concurrent.CancellationException");
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void orTimeout_runsOut_freesTheConnectionAndTellsTheListener() {
    server.enqueue(Answer.silence());
    RecordingListener listener = new RecordingListener();
    CompletableFuture<TextCompletion> future = stream(listener);
    server.takeRequest();
    Throwable late = catchThrowable(() -> future.orTimeout(1, TimeUnit.MILLISECONDS).join());
    assertThat(late).hasCauseInstanceOf(TimeoutException.class);
    server.awaitDisconnect(CEILING);
    assertThat(listener.take()).startsWith("error " + TimeoutException.class.getName());
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void streamAsync_clientIsClosed_failsBoth() {
    tune.close();
    RecordingListener listener = new RecordingListener();
    Throwable failure = catchThrowable(stream(listener)::join);
    assertThat(failure).hasCauseInstanceOf(ClientClosedException.class);
    assertThat(listener.take()).isEqualTo(Signals.of(failure.getCause()));
    assertThat(listener.isSilent()).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      if (!latch.await(CEILING.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the test does not let go");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
