package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletionChunk;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals and their order, on the thread that causes them: nothing here waits. */
class ChunkPublisherTest extends PublisherFixture {

  @Test
  void request_lessThanThereIs_deliversNoMore() {
    subscribe(new Recorder());
    body.add(text("a") + text("b") + text("c"));
    assertThat(signals).containsExactly("subscribed");
    subscription.request(2);
    assertThat(signals).containsExactly("subscribed", "a", "b");
    subscription.request(1);
    body.add(text("d"));
    assertThat(signals).containsExactly("subscribed", "a", "b", "c");
    subscription.request(1);
    body.add(DONE);
    assertThat(signals).containsExactly("subscribed", "a", "b", "c", "d", "complete");
    assertThat(cancels).isZero();
  }

  @Test
  void request_moreThanALongHolds_isWithoutLimit() {
    subscribe(new Recorder());
    subscription.request(Long.MAX_VALUE - 1);
    subscription.request(Long.MAX_VALUE - 1);
    body.add(text("a"));
    subscription.request(Long.MAX_VALUE);
    body.add(text("b") + DONE);
    assertThat(signals).containsExactly("subscribed", "a", "b", "complete");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void request_notPositive_isAnErrorAndCancels(long count) {
    subscribe(new Recorder());
    subscription.request(count);
    body.add(text("a"));
    subscription.request(1);
    assertThat(signals)
        .containsExactly(
            "subscribed", "IllegalArgumentException: request: must be at least 1, was " + count);
    assertThat(cancels).isEqualTo(1);
  }

  @Test
  void request_notPositive_isTheErrorThoughEndingTheCallFailsToo() {
    ChunkPublisher<TextCompletionChunk> publisher =
        new ChunkPublisher<>(
            begun -> {
              delivery = begun;
              return () ->
                  begun.onFailure(new CallCancelledException("x", reading.context(), null));
            },
            Runnable::run);
    publisher.subscribe(new Recorder());
    subscription.request(0);
    assertThat(signals).hasSize(2).last().asString().startsWith("IllegalArgumentException: ");
  }

  @Test
  void request_notPositiveWhileSubscribing_isToldAfterwardsAndSendsNothing() {
    Recorder recorder = new Recorder();
    recorder.onSubscribe = given -> given.request(0);
    subscribe(recorder);
    assertThat(signals)
        .containsExactly(
            "subscribed", "IllegalArgumentException: request: must be at least 1, was 0");
    assertThat(starts).isZero();
  }

  @Test
  void request_whileSubscribing_deliversAfterwards() {
    Recorder recorder = new Recorder();
    recorder.onSubscribe = given -> given.request(1);
    body.add(text("a"));
    subscribe(recorder);
    assertThat(signals).containsExactly("subscribed", "a");
  }

  @Test
  void subscribe_twice_secondGetsAnErrorAndSendsNothing() {
    ChunkPublisher<TextCompletionChunk> publisher = publisher(begun -> {});
    publisher.subscribe(new Recorder());
    publisher.subscribe(new Recorder());
    assertThat(signals)
        .hasSize(3)
        .last()
        .asString()
        .startsWith("IllegalStateException: a stream has one subscriber");
    assertThat(starts).isEqualTo(1);
    assertThatCode(() -> subscription.request(1)).doesNotThrowAnyException();
    assertThatCode(() -> subscription.cancel()).doesNotThrowAnyException();
    assertThat(cancels).isZero();
  }

  @Test
  void subscribe_null_isRefusedAndLeavesItFree() {
    ChunkPublisher<TextCompletionChunk> publisher = publisher(begun -> {});
    assertThatNullPointerException().isThrownBy(() -> publisher.subscribe(null));
    publisher.subscribe(new Recorder());
    assertThat(starts).isEqualTo(1);
  }

  @Test
  void cancel_amongChunks_endsTheCallAndDeliversNothingMore() {
    Recorder recorder = new Recorder();
    recorder.onNext = text -> subscription.cancel();
    subscribe(recorder);
    body.add(text("a") + text("b") + DONE);
    subscription.request(9);
    assertThat(signals).containsExactly("subscribed", "a");
    assertThat(cancels).isEqualTo(1);
    assertThat(body.closed).isTrue();
  }

  @Test
  void cancel_whileSubscribing_sendsNothing() {
    Recorder recorder = new Recorder();
    recorder.onSubscribe = Subscription::cancel;
    subscribe(recorder);
    assertThat(starts).isZero();
    assertThat(signals).containsExactly("subscribed");
  }

  @Test
  void cancel_whileTheCallBegins_cancelsIt() {
    publisher(begun -> begun.cancel()).subscribe(new Recorder());
    assertThat(starts).isEqualTo(1);
    assertThat(cancels).isEqualTo(1);
  }

  @Test
  void onAnswer_afterCancel_closesItsConnection() {
    publisher(begun -> {}).subscribe(new Recorder());
    subscription.cancel();
    body.add(text("a"));
    delivery.onChunks(reading.reader);
    assertThat(body.closed).isTrue();
    assertThat(signals).containsExactly("subscribed");
  }

  @Test
  void onAnswer_chunksWereAskedForBefore_deliversThem() {
    publisher(begun -> {}).subscribe(new Recorder());
    subscription.request(1);
    body.add(text("a"));
    delivery.onChunks(reading.reader);
    assertThat(signals).containsExactly("subscribed", "a");
  }

  @Test
  void onFailure_anyTime_isTold() {
    publisher(begun -> {}).subscribe(new Recorder());
    delivery.onFailure(new IllegalStateException("lost"));
    assertThat(signals).containsExactly("subscribed", "IllegalStateException: lost");
  }

  @Test
  void subscribe_callIsRefused_isTold() {
    Consumer<ChunkDelivery<TextCompletionChunk>> refusing =
        begun -> {
          throw new IllegalArgumentException("no");
        };
    publisher(refusing).subscribe(new Recorder());
    assertThat(signals).containsExactly("subscribed", "IllegalArgumentException: no");
  }

  @Test
  void onNext_subscriberThrows_freesTheConnectionAndEnds() {
    Recorder recorder = new Recorder();
    recorder.onNext =
        text -> {
          throw new IllegalStateException("mine");
        };
    subscribe(recorder);
    body.add(text("a") + text("b"));
    subscription.request(2);
    assertThat(body.closed).isTrue();
    assertThat(cancels).isEqualTo(1);
    body.add(DONE);
    assertThat(signals).containsExactly("subscribed", "a");
  }

  @Test
  void onError_connectionIsLost_isToldWithoutDemand() {
    subscribe(new Recorder());
    body.cut().add(text("a"));
    subscription.request(1);
    assertThat(signals).hasSize(3);
    assertThat(signals.get(2)).startsWith(IncompleteStreamException.class.getSimpleName());
  }
}
