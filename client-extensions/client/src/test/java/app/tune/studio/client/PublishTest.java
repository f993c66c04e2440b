package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.script.Answer;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream as a publisher: demand is kept, and there is one request and one end. */
class PublishTest extends SocketTest {

  private Publisher<TextCompletionChunk> publisher() {
    return tune.textCompletions().publish(r -> r.prompt("Once"));
  }

  private RecordingSubscriber subscribed() {
    RecordingSubscriber subscriber = new RecordingSubscriber();
    publisher().subscribe(subscriber);
    return subscriber;
  }

  @Test
  void publish_nobodySubscribes_sendsNothing() {
    assertThat(publisher()).isNotNull();
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void request_oneByOne_givesNoMoreThanAskedFor() {
    server.enqueue(
        Answer.eventStream().data(chunk("a")).data(chunk("b")).data(last("c")).data(DONE));
    RecordingSubscriber subscriber = subscribed();
    server.awaitIdle(CEILING);
    assertThat(subscriber.isSilent()).isTrue();
    subscriber.request(1);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    assertThat(subscriber.isSilent()).isTrue();
    subscriber.request(2);
    assertThat(subscriber.take()).isEqualTo("chunk b");
    assertThat(subscriber.take()).isEqualTo("chunk c");
    assertThat(subscriber.take()).isEqualTo("complete");
    subscriber.request(1);
    subscriber.cancel();
    assertThat(subscriber.isSilent()).isTrue();
  }

  @Test
  void request_noDemandAndALongStream_holdsTheServerBack() {
    server.enqueue(
        Answer.eventStream().repeat("data: " + chunk("x".repeat(1_000)) + "\n\n", 100_000));
    RecordingSubscriber subscriber = subscribed();
    subscriber.request(1);
    assertThat(subscriber.take()).startsWith("chunk x");
    // 100 MB do not fit between the two: the server can only end when somebody reads or leaves
    subscriber.cancel();
    server.awaitDisconnect(CEILING);
  }

  /** 2 MB exceed what the client buffers, and are less than what the sockets do. */
  @Test
  void request_slowly_connectionCutMeanwhile_losesNoChunkBeforeTheCut() {
    int chunks = 2_000;
    server.enqueue(Answer.eventStream().data(chunks, PublishTest::longChunk, chunks).cut());
    RecordingSubscriber subscriber = subscribed();
    subscriber.request(1);
    assertThat(subscriber.take()).startsWith("chunk 0 ");
    server.awaitIdle(CEILING);
    takeAll(subscriber, 1, chunks);
    assertThat(subscriber.take())
        .startsWith("error " + IncompleteStreamException.class.getName())
        .doesNotContain("timeout");
  }

  /** The sizes around that of the client's buffer, so that the end comes while it is full. */
  @ParameterizedTest
  @ValueSource(ints = {60, 66, 68, 69, 70, 71, 73, 74, 75, 77, 78, 79, 85})
  void request_slowly_connectionClosedMeanwhile_endsAtOnce(int chunks) {
    server.enqueue(Answer.eventStream().untilClose().data(chunks, PublishTest::longChunk));
    RecordingSubscriber subscriber = subscribed();
    subscriber.request(1);
    assertThat(subscriber.take()).startsWith("chunk 0 ");
    server.awaitIdle(CEILING);
    awaitTransportIdle();
    takeAll(subscriber, 1, chunks);
    assertThat(subscriber.take())
        .startsWith("error " + IncompleteStreamException.class.getName())
        .doesNotContain("timeout");
  }

  /** Waits until the threads of the transport have read what they want to read. */
  private static void awaitTransportIdle() {
    AtomicInteger idleInARow = new AtomicInteger();
    eventually(
        "the transport waits",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("tune-studio-io-"))
                    .allMatch(SocketTest::isBlocked)
                ? idleInARow.incrementAndGet() == 20
                : idleInARow.getAndSet(0) < 0);
  }

  private static String longChunk(long number) {
    return chunk(number + " ".repeat(900));
  }

  private static void takeAll(RecordingSubscriber subscriber, int from, int to) {
    for (int i = from; i < to; i++) {
      subscriber.request(1);
      assertThat(subscriber.take()).startsWith("chunk " + i + " ");
    }
    subscriber.request(1);
  }

  @Test
  void subscribe_twice_isRefusedWithoutASecondRequest() {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE));
    Publisher<TextCompletionChunk> publisher = publisher();
    RecordingSubscriber first = new RecordingSubscriber();
    RecordingSubscriber second = new RecordingSubscriber();
    publisher.subscribe(first);
    publisher.subscribe(second);
    assertThat(second.take()).startsWith("error " + IllegalStateException.class.getName());
    second.request(1);
    second.cancel();
    first.request(5);
    assertThat(first.take()).isEqualTo("chunk a");
    assertThat(first.take()).isEqualTo("complete");
    assertThat(second.isSilent()).isTrue();
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void onError_errorStatus_isTheApiErrorWithoutDemand() {
    server.enqueue(Answer.json(401, "{\"error\":\"no\"}"));
    assertThat(subscribed().take()).startsWith("error " + AuthenticationException.class.getName());
  }

  @Test
  void onError_cutInMidStream_comesAfterTheChunks() {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(chunk("b")).cut());
    RecordingSubscriber subscriber = subscribed();
    server.awaitIdle(CEILING);
    subscriber.request(2);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    assertThat(subscriber.take()).isEqualTo("chunk b");
    assertThat(subscriber.take()).startsWith("error " + IncompleteStreamException.class.getName());
  }

  @Test
  void request_zero_failsTheStreamAndFreesTheConnection() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    RecordingSubscriber subscriber = subscribed();
    subscriber.request(1);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    subscriber.request(0);
    assertThat(subscriber.take()).startsWith("error " + IllegalArgumentException.class.getName());
    server.awaitDisconnect(CEILING);
  }

  @Test
  void request_zeroInOnSubscribe_failsWithoutARequest() {
    Signals signals = new Signals();
    publisher()
        .subscribe(
            new Forwarding(signals) {
              @Override
              public void onSubscribe(Subscription given) {
                given.request(-1);
              }
            });
    assertThat(signals.take()).startsWith("error " + IllegalArgumentException.class.getName());
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void cancel_inOnSubscribe_sendsNothing() {
    Signals signals = new Signals();
    publisher()
        .subscribe(
            new Forwarding(signals) {
              @Override
              public void onSubscribe(Subscription given) {
                given.cancel();
              }
            });
    assertThat(server.requestCount()).isZero();
    assertThat(signals.isSilent()).isTrue();
  }

  @Test
  void onNext_throws_freesTheConnectionAndTellsNothingMore() {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(chunk("b")).stall());
    Signals signals = new Signals();
    publisher()
        .subscribe(
            new Forwarding(signals) {
              @Override
              public void onNext(TextCompletionChunk chunk) {
                super.onNext(chunk);
                throw new IllegalStateException("the subscriber's, printed by its thread");
              }
            });
    assertThat(signals.take()).isEqualTo("chunk a");
    server.awaitDisconnect(CEILING);
    assertThat(signals.isSilent()).isTrue();
  }

  @Test
  void onError_requestRefused_isToldToTheSubscriber() {
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once").stream(false)).subscribe(subscriber);
    assertThat(subscriber.take()).startsWith("error " + IllegalArgumentException.class.getName());
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void subscribe_clientIsClosed_isToldSo() {
    Publisher<TextCompletionChunk> publisher = publisher();
    tune.close();
    RecordingSubscriber subscriber = new RecordingSubscriber();
    publisher.subscribe(subscriber);
    assertThat(subscriber.take()).startsWith("error " + ClientClosedException.class.getName());
  }

  @Test
  void request_fromOnNext_isNoRecursion() {
    int count = 20_000;
    server.enqueue(Answer.eventStream().data(count, i -> chunk("a"), 64).data(DONE));
    Signals signals = new Signals();
    publisher()
        .subscribe(
            new Forwarding(signals) {
              private Subscription subscription;
              private int seen;

              @Override
              public void onSubscribe(Subscription given) {
                subscription = given;
                given.request(1);
              }

              @Override
              public void onNext(TextCompletionChunk chunk) {
                seen++;
                subscription.request(1);
              }

              @Override
              public void onComplete() {
                signals.add("complete after " + seen);
              }
            });
    assertThat(signals.take()).isEqualTo("complete after " + count);
  }
}
