package app.tune.studio.benchmarks.contestant;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Our client, where no thread waits: {@code createAsync} and {@code publish}. */
final class PublishContestant implements Contestant {

  private final TuneStudioClient tune;

  PublishContestant(String url) {
    this.tune = StreamContestant.client(url);
  }

  @Override
  public String complete(String prompt) {
    return tune.textCompletions()
        .createAsync(r -> r.model("user/model").prompt(prompt))
        .join()
        .text();
  }

  @Override
  public void stream(String prompt, Tokens tokens) {
    start(prompt, tokens).join();
  }

  @Override
  public CompletableFuture<?> start(String prompt, Tokens tokens) {
    Listening listening = new Listening(tokens);
    subscribe(prompt, listening);
    return listening.over;
  }

  private void subscribe(String prompt, Listening listening) {
    tune.textCompletions().publish(r -> r.model("user/model").prompt(prompt)).subscribe(listening);
  }

  @Override
  public AutoCloseable open(String prompt) {
    CompletableFuture<Void> first = new CompletableFuture<>();
    Listening listening = new Listening(stamp -> first.complete(null));
    subscribe(prompt, listening);
    listening.over.whenComplete(
        (done, failure) -> first.completeExceptionally(new IllegalStateException(failure)));
    first.join();
    return listening.subscription::cancel;
  }

  @Override
  public void close() {
    tune.close();
  }

  private static final class Listening implements Subscriber<TextCompletionChunk> {

    private final Tokens tokens;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile Subscription subscription;

    Listening(Tokens tokens) {
      this.tokens = tokens;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(TextCompletionChunk chunk) {
      StreamContestant.tell(chunk, tokens);
    }

    @Override
    public void onError(Throwable failure) {
      over.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      over.complete(null);
    }
  }
}
