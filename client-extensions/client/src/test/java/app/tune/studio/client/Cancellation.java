package app.tune.studio.client;

import app.tune.studio.testkit.script.ScriptedServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** A call that is under way, and what cancels it in its mode. */
record Cancellation(Runnable cancel) {

  /** Starts a call; a streaming one is answered by a chunk and silence, a plain one by silence. */
  static Cancellation start(Mode mode, TuneStudioClient tune) {
    TextCompletions completions = tune.textCompletions();
    return new Cancellation(
        switch (mode) {
          case CREATE -> {
            BlockedCall caller = BlockedCall.in(() -> mode.call(tune));
            yield () -> {
              caller.thread().interrupt();
              caller.failure();
            };
          }
          case CREATE_ASYNC -> cancelling(completions.createAsync(r -> r.prompt("Once")));
          case STREAM -> {
            CompletionStream stream = completions.stream(r -> r.prompt("Once"));
            stream.iterator().next();
            yield stream::close;
          }
          case STREAM_ASYNC ->
              cancelling(completions.streamAsync(r -> r.prompt("Once"), chunk -> {}));
          case PUBLISH -> {
            CompletableFuture<Subscription> subscribed = new CompletableFuture<>();
            completions.publish(r -> r.prompt("Once")).subscribe(new Idle<>(subscribed));
            yield () -> subscribed.join().cancel();
          }
        });
  }

  private static Runnable cancelling(CompletableFuture<?> future) {
    return () -> future.cancel(true);
  }

  void cancelOnceAnswered(ScriptedServer server) {
    server.takeRequest();
    cancel.run();
  }

  private record Idle<C>(CompletableFuture<Subscription> subscribed) implements Subscriber<C> {

    @Override
    public void onSubscribe(Subscription subscription) {
      subscribed.complete(subscription);
    }

    @Override
    public void onNext(C chunk) {
      throw new AssertionError("nothing was requested");
    }

    @Override
    public void onError(Throwable failure) {
      // of no interest here
    }

    @Override
    public void onComplete() {
      throw new AssertionError("the stream was cancelled");
    }
  }
}
