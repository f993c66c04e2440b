package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A future that its holder completes: nobody waits for the response, so its connection is closed.
 */
class FutureCompletionTest extends SocketTest {

  private static final TextCompletion OTHER = TextCompletion.builder().id("other").build();

  private static final Map<String, Consumer<CompletableFuture<TextCompletion>>> ENDS =
      Map.of(
          "complete", f -> f.complete(OTHER),
          "completeExceptionally", f -> f.completeExceptionally(new IllegalStateException("x")),
          "completeOnTimeout", f -> f.completeOnTimeout(OTHER, 1, TimeUnit.MILLISECONDS),
          "orTimeout", f -> f.orTimeout(1, TimeUnit.MILLISECONDS),
          "cancel", f -> f.cancel(true),
          "obtrudeValue after cancel",
              f -> {
                f.cancel(false);
                f.obtrudeValue(OTHER);
              });

  private static Stream<Arguments> ends() {
    return ENDS.keySet().stream()
        .flatMap(name -> Stream.of(Arguments.of(name, true), Arguments.of(name, false)));
  }

  private CompletableFuture<TextCompletion> start(boolean streamed) {
    return streamed
        ? tune.textCompletions().streamAsync(r -> r.prompt("Once"), chunk -> {})
        : tune.textCompletions().createAsync(r -> r.prompt("Once"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void future_endedBeforeTheHead_closesTheConnection(String name, boolean streamed) {
    server.enqueue(Answer.silence());
    CompletableFuture<TextCompletion> future = start(streamed);
    server.takeRequest();
    ENDS.get(name).accept(future);
    server.awaitDisconnect(CEILING);
    assertThat(future).isDone();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void future_endedInTheBody_closesTheConnection(String name, boolean streamed) {
    server.enqueue(
        streamed
            ? Answer.eventStream().data(chunk("a")).stall()
            : Answer.status(200).contentLength(100).body("{").stall());
    CompletableFuture<TextCompletion> future = start(streamed);
    server.takeRequest();
    ENDS.get(name).accept(future);
    server.awaitDisconnect(CEILING);
    assertThat(future).isDone();
  }
}
