package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.script.Answer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callbacks throw ends their own call, is logged, and harms no other call. */
class BrokenCallbacksTest extends WireTest {

  /** More than the transport has threads. */
  private static final int CALLS = 20;

  /** Throws an exception that its signature does not allow at the first chunk. */
  private static final class Broken implements Subscriber<TextCompletionChunk> {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final Throwable failure;

    Broken(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(TextCompletionChunk chunk) {
      reached.countDown();
      throw Sneaky.rethrow(failure);
    }

    @Override
    public void onError(Throwable failed) {
      throw new AssertionError("its subscription is cancelled", failed);
    }

    @Override
    public void onComplete() {
      throw new AssertionError("its subscription is cancelled");
    }
  }

  @Test
  void onNext_throwsAnErrorOnAnIoThread_theThreadServesOtherCalls() throws Exception {
    server.otherwise(Answer.eventStream().data(SocketTest.chunk("a")).stall());
    TextCompletions completions = open(builder().executor(Runnable::run)).textCompletions();
    for (int i = 0; i < CALLS; i++) {
      Broken broken = new Broken(new AssertionError("of the test"));
      completions.publish(r -> r.prompt("Once")).subscribe(broken);
      assertThat(broken.reached.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
      server.awaitDisconnect(CEILING);
    }
    server.otherwise(Answer.json(200, GOOD));
    for (int i = 0; i < CALLS; i++) {
      assertThat(Mode.CREATE_ASYNC.call(completions).text()).isEqualTo("upon a time");
    }
  }

  @Test
  void onNext_throwsUndeclared_isLoggedAndTheConnectionIsClosed() throws Exception {
    server.enqueue(Answer.eventStream().data(SocketTest.chunk("a")).stall());
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      open()
          .textCompletions()
          .publish(r -> r.prompt("Once"))
          .subscribe(new Broken(new IOException("the page is gone")));
      server.awaitDisconnect(CEILING);
      eventually("it is logged", () -> log.lines().contains("WARN a callback threw"));
    }
  }

  @Test
  void onComplete_throws_isLogged() {
    server.enqueue(Answer.eventStream().data(GOOD).data("[DONE]"));
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      StreamListener<TextCompletionChunk, TextCompletion> broken =
          new StreamListener<>() {
            @Override
            public void onChunk(TextCompletionChunk chunk) {
              // all is well
            }

            @Override
            public void onComplete(TextCompletion completion) {
              throw new IllegalStateException("the completion cannot be stored");
            }
          };
      open().textCompletions().streamAsync(r -> r.prompt("Once"), broken).join();
      eventually("it is logged", () -> log.lines().contains("WARN a callback threw"));
    }
  }

  @Test
  void orTimeout_runsOut_theListenerIsCalledOnTheClientsExecutor() throws Exception {
    server.enqueue(Answer.silence());
    CompletableFuture<String> thread = new CompletableFuture<>();
    StreamListener<TextCompletionChunk, TextCompletion> listener =
        new StreamListener<>() {
          @Override
          public void onChunk(TextCompletionChunk chunk) {
            // none
          }

          @Override
          public void onError(Throwable failure) {
            thread.complete(Thread.currentThread().getName());
          }
        };
    CompletableFuture<TextCompletion> future =
        open().textCompletions().streamAsync(r -> r.prompt("Once"), listener);
    server.takeRequest();
    assertThat(catchThrowable(() -> future.orTimeout(1, TimeUnit.MILLISECONDS).join()))
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(thread.get(CEILING.toSeconds(), TimeUnit.SECONDS)).startsWith("tune-studio-");
  }

  @ParameterizedTest
  @EnumSource
  void supplier_throwsUndeclaredAtTheRetry_endsTheCall(Mode mode) {
    server.enqueue(Answer.status(503));
    IOException failure = new IOException("no vault");
    int[] asked = {0};
    Throwable thrown =
        failureOf(
            mode,
            open(
                builder()
                    .apiKey(
                        () -> {
                          if (asked[0]++ == 0) {
                            return "key";
                          }
                          throw Sneaky.rethrow(failure);
                        })));
    assertThat(thrown).isInstanceOf(CredentialsException.class).hasCause(failure);
  }

  @ParameterizedTest
  @EnumSource
  void interceptor_throwsUndeclaredAtTheRetry_endsTheCall(Mode mode) {
    server.enqueue(Answer.status(503));
    IOException failure = new IOException("no signature");
    int[] runs = {0};
    TuneStudioClient tune =
        open(
            builder()
                .interceptor(
                    template -> {
                      if (runs[0]++ > 0) {
                        throw Sneaky.rethrow(failure);
                      }
                    }));
    assertThat(catchThrowable(() -> mode.call(tune))).hasStackTraceContaining("no signature");
  }

  @ParameterizedTest
  @EnumSource
  void request_null_isRefusedBeforeAnythingIsSent(Mode mode) {
    assertThat(catchThrowable(() -> mode.call(open().textCompletions(), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the request: must not be null");
    assertThat(server.requestCount()).isZero();
  }
}
