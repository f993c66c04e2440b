package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that block on another call of the same client: the default executor grows. */
class ListenerDeadlockTest extends SocketTest {

  /** All threads that the executor begins with. */
  private static final int AT_ONCE = 4;

  @ParameterizedTest
  @ValueSource(ints = {4, 16, 100})
  void listeners_allJoinAnInnerCall_end(int streams) throws Exception {
    server.handler(
        request ->
            request.bodyText().contains("\"stream\":true")
                ? Answer.eventStream().data(last("outer")).data(DONE)
                : Answer.json(last("inner")));
    CountDownLatch allIn = new CountDownLatch(AT_ONCE);
    List<CompletableFuture<TextCompletion>> all = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      all.add(
          tune.textCompletions()
              .streamAsync(
                  r -> r.prompt("Once"),
                  chunk -> {
                    allIn.countDown();
                    awaitQuietly(allIn); // so that no thread is free for the inner calls
                    assertThat(
                            tune.textCompletions().createAsync(r -> r.prompt("in")).join().text())
                        .isEqualTo("inner");
                  }));
    }
    for (CompletableFuture<TextCompletion> one : all) {
      assertThat(one.get(CEILING.toSeconds(), TimeUnit.SECONDS).text()).isEqualTo("outer");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
