package app.tune.studio.client;

import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Asks for everything and writes down what it is told. */
class Forwarding implements Subscriber<TextCompletionChunk> {

  private final Signals signals;

  Forwarding(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void onSubscribe(Subscription given) {
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(TextCompletionChunk chunk) {
    signals.add("chunk " + chunk.text());
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(Signals.of(failure));
  }

  @Override
  public void onComplete() {
    signals.add("complete");
  }
}
