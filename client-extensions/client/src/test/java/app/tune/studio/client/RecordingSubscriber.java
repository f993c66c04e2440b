package app.tune.studio.client;

import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Records what it is told, and asks for what the test says. */
final class RecordingSubscriber extends Signals implements Subscriber<TextCompletionChunk> {

  private volatile Subscription subscription;

  void request(long chunks) {
    subscription.request(chunks);
  }

  void cancel() {
    subscription.cancel();
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
  }

  @Override
  public void onNext(TextCompletionChunk chunk) {
    add("chunk " + chunk.text());
  }

  @Override
  public void onError(Throwable failure) {
    add(of(failure));
  }

  @Override
  public void onComplete() {
    add("complete");
  }
}
