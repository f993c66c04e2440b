package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.model.TextCompletionChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A delivery and the chunks that it gets when the head of the response has arrived. */
class ChunkDeliveryTest extends PublisherFixture {

  /** A call that knows of its chunks only once they are there, as one over the network. */
  private void subscribeBeforeTheHead() {
    subscribeBeforeTheHead(Runnable::run);
  }

  private void subscribeBeforeTheHead(Executor executor) {
    ChunkPublisher<TextCompletionChunk> publisher =
        new ChunkPublisher<>(
            begun -> {
              delivery = begun;
              return this::endCall;
            },
            executor);
    publisher.subscribe(new Recorder());
  }

  private void endCall() {
    ChunkReader<TextCompletionChunk> chunks = delivery.reader();
    if (chunks != null) {
      chunks.cancel(new CallCancelledException("cancelled", reading.context(), null));
    }
  }

  @Test
  void reader_beforeAndAfterTheHead_isThatOfTheResponse() {
    subscribeBeforeTheHead();
    assertThat(delivery.reader()).isNull();
    delivery.onChunks(reading.reader);
    assertThat(delivery.reader()).isSameAs(reading.reader);
  }

  @Test
  void request_beforeTheHead_wakesNoThread() {
    List<Runnable> executed = new ArrayList<>();
    subscribeBeforeTheHead(executed::add);
    subscription.request(1);
    assertThat(executed).isEmpty();
    body.add(text("a"));
    delivery.onChunks(reading.reader);
    assertThat(signals).containsExactly("subscribed", "a");
  }

  @Test
  void onChunks_cancelledBeforeTheHead_endsTheCall() {
    subscribeBeforeTheHead();
    subscription.request(1);
    subscription.cancel();
    body.add(text("a"));
    delivery.onChunks(reading.reader);
    assertThat(body.closed).isTrue();
    assertThat(signals).containsExactly("subscribed");
  }

  @Test
  void onChunks_requestWasRefusedBeforeTheHead_endsTheCall() {
    subscribeBeforeTheHead();
    subscription.request(0);
    delivery.onChunks(reading.reader);
    assertThat(body.closed).isTrue();
    assertThat(signals).hasSize(2).last().asString().startsWith("IllegalArgumentException: ");
  }

  @Test
  void request_refusedWhileAnEventIsRead_isTheErrorAndNotTheEndOfTheCall() {
    subscribeBeforeTheHead();
    delivery.onChunks(reading.reader);
    reading.duringEvent = () -> subscription.request(0);
    body.add("event: ping\ndata: now\n\n");
    assertThat(body.closed).isTrue();
    assertThat(signals).hasSize(2).last().asString().startsWith("IllegalArgumentException: ");
  }
}
