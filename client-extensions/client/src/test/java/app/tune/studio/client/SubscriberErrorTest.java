package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.script.Answer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An Error or exception of a listener: the stream has exactly one end, its connection is closed.
 */
class SubscriberErrorTest extends SocketTest {

  private static Stream<Supplier<Throwable>> failures() {
    return Stream.of(
        () -> new StackOverflowError("s"),
        () -> new NoClassDefFoundError("n"),
        () -> new OutOfMemoryError("o"),
        () -> new IllegalStateException("i"),
        () -> new IOException("the page is gone"));
  }

  private static void sneak(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void onChunk_throws_isTheOneEnd(Supplier<Throwable> failure) {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(chunk("b")).stall());
    Throwable thrown = failure.get();
    RecordingListener listener =
        new RecordingListener() {
          @Override
          public void onChunk(TextCompletionChunk chunk) throws Exception {
            super.onChunk(chunk);
            sneak(thrown);
          }
        };
    CompletableFuture<TextCompletion> future =
        tune.textCompletions().streamAsync(r -> r.prompt("Once"), listener);
    assertThatThrownBy(() -> future.get(CEILING.toSeconds(), TimeUnit.SECONDS))
        .hasRootCause(thrown);
    server.awaitDisconnect(CEILING);
    assertThat(listener.take()).isEqualTo("chunk a");
    assertThat(listener.take()).startsWith("error " + thrown.getClass().getName());
    assertThat(listener.isSilent()).isTrue();
  }
}
