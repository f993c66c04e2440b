package app.tune.studio.client.internal.stream;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletionChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import java.util.function.Function;

/** A publisher over a body in memory, and a subscriber that records its signals. */
abstract class PublisherFixture {

  final MemoryBody body = MemoryBody.of().open();
  final StreamFixture reading = StreamFixture.begun(body, "text/event-stream", 0, EndRule.FINISHED);
  final List<String> signals = new ArrayList<>();
  int starts;
  int cancels;
  ChunkDelivery<TextCompletionChunk> delivery;
  Subscription subscription;

  final class Recorder implements Subscriber<TextCompletionChunk> {

    Consumer<Subscription> onSubscribe = given -> {};
    Consumer<String> onNext = text -> {};

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      onSubscribe.accept(given);
      signals.add("subscribed");
    }

    @Override
    public void onNext(TextCompletionChunk chunk) {
      signals.add(chunk.text());
      onNext.accept(chunk.text());
    }

    @Override
    public void onError(Throwable failure) {
      signals.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    @Override
    public void onComplete() {
      signals.add("complete");
    }
  }

  ChunkPublisher<TextCompletionChunk> publisher(
      Consumer<ChunkDelivery<TextCompletionChunk>> start) {
    Function<ChunkDelivery<TextCompletionChunk>, Runnable> call =
        begun -> {
          starts++;
          delivery = begun;
          start.accept(begun);
          return () -> {
            cancels++;
            reading.reader.cancel(new CallCancelledException("cancelled", reading.context(), null));
          };
        };
    return new ChunkPublisher<>(call, Runnable::run);
  }

  void subscribe(Recorder recorder) {
    publisher(begun -> begun.onChunks(reading.reader)).subscribe(recorder);
  }
}
