package app.tune.studio.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.http.QueuedBody.HandOver;
import app.tune.studio.client.time.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The body between the JDK's thread and the reader's, on a clock turned by hand. */
class QueuedBodyTest {

  private static final int BLOCK = 64 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final ManualClock clock = new ManualClock();
  private final List<Phase> timeouts = new ArrayList<>();
  private final Activity activity =
      new Activity(
          new Watch(clock), Duration.ofSeconds(60), IDLE, (phase, limit) -> timeouts.add(phase));
  private final QueuedBody body = new QueuedBody(activity);
  private final RecordingSubscription subscription = new RecordingSubscription();
  private final AtomicInteger signals = new AtomicInteger();

  @BeforeEach
  void headHasCome() {
    activity.start();
    activity.head();
    body.onSubscribe(subscription);
    body.onReadable(signals::incrementAndGet);
  }

  private void receive(int size) {
    body.onNext(List.of(ByteBuffer.allocate(size)));
  }

  private void fill() {
    for (int i = 0; i < 4; i++) {
      receive(BLOCK);
    }
  }

  @Test
  void onNext_readerKeepsUp_asksForMoreEachTime() throws IOException {
    for (int i = 1; i <= 20; i++) {
      receive(BLOCK);
      assertThat(subscription.requested).isEqualTo(1 + i);
      assertThat(body.poll().remaining()).isEqualTo(BLOCK);
    }
    assertThat(body.poll()).isNull();
    assertThat(signals).hasValue(20);
  }

  @Test
  void onNext_readerIsBehind_asksNoMoreUntilItHasCaughtUp() throws IOException {
    fill();
    assertThat(subscription.requested).isEqualTo(4);
    body.poll();
    assertThat(subscription.requested).isEqualTo(5);
    body.poll();
    assertThat(subscription.requested).isEqualTo(5);
  }

  @Test
  void idle_readerIsBehind_doesNotCount() throws IOException {
    fill();
    clock.advance(IDLE.multipliedBy(100));
    assertThat(timeouts).isEmpty();
    body.poll();
    clock.advance(IDLE.minusNanos(1));
    assertThat(timeouts).isEmpty();
    clock.advance(Duration.ofNanos(1));
    assertThat(timeouts).containsExactly(Phase.IDLE);
  }

  @Test
  void poll_failedBehindWhatCame_givesThatFirst() throws IOException {
    receive(1);
    body.onError(new IOException("reset"));
    assertThat(body.poll().remaining()).isEqualTo(1);
    assertThat(body.isEnded()).isFalse();
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class).hasMessage("reset");
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class);
  }

  @Test
  void isEnded_allWasPolled_isTrue() throws IOException {
    receive(1);
    body.onComplete();
    assertThat(body.isEnded()).isFalse();
    body.poll();
    assertThat(body.isEnded()).isTrue();
    assertThat(body.poll()).isNull();
  }

  @Test
  void onReadable_somethingIsThere_signalsAtOnce() {
    receive(1);
    AtomicInteger late = new AtomicInteger();
    body.onReadable(late::incrementAndGet);
    assertThat(late).hasValue(1);
  }

  @Test
  void close_inMidBody_cancelsSignalsAndStopsTheClock() {
    body.close();
    assertThat(subscription.cancelled).isTrue();
    assertThat(signals).hasValue(1);
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class);
    clock.advance(IDLE);
    assertThat(timeouts).isEmpty();
  }

  @Test
  void close_beforeTheSubscription_cancelsItWhenItComes() {
    QueuedBody early = new QueuedBody(activity);
    early.close();
    RecordingSubscription late = new RecordingSubscription();
    early.onSubscribe(late);
    assertThat(late.cancelled).isTrue();
    assertThat(late.requested).isZero();
  }

  @Test
  void close_bodyIsAtItsEnd_cancelsNothing() {
    body.onComplete();
    body.close();
    assertThat(subscription.cancelled).isFalse();
  }

  @Test
  void finish_endComesSoon_cancelsNothing() {
    body.finish();
    receive(1_000);
    body.onComplete();
    clock.advance(IDLE);
    assertThat(subscription.cancelled).isFalse();
    assertThat(timeouts).isEmpty();
  }

  @Test
  void finish_readerWasBehind_asksForTheRest() {
    fill();
    body.finish();
    assertThat(subscription.requested).isEqualTo(5);
  }

  @Test
  void finish_endDoesNotComeInTime_cancels() {
    body.finish();
    clock.advance(Duration.ofMillis(249));
    assertThat(subscription.cancelled).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(subscription.cancelled).isTrue();
    assertThat(timeouts).isEmpty();
  }

  @Test
  void finish_tooMuchComes_cancels() {
    body.finish();
    receive(8 * 1024 - 1);
    assertThat(subscription.cancelled).isFalse();
    receive(1);
    assertThat(subscription.cancelled).isTrue();
  }

  @Test
  void getBody_nobodyWaits_isDoneWhenTheReaderIs() {
    body.handOver(HandOver.WHEN_FINISHED);
    CompletableFuture<?> done = body.getBody().toCompletableFuture();
    body.onComplete();
    assertThat(done).isNotDone();
    body.finish();
    assertThat(done).isDone();
  }

  @Test
  void getBody_readerFinishesFirst_isDoneAtTheEnd() {
    body.handOver(HandOver.WHEN_FINISHED);
    CompletableFuture<?> done = body.getBody().toCompletableFuture();
    body.finish();
    assertThat(done).isNotDone();
    body.onComplete();
    assertThat(done).isDone();
  }

  @Test
  void getBody_bodyIsCutAndClosed_isDone() {
    body.handOver(HandOver.WHEN_FINISHED);
    CompletableFuture<?> done = body.getBody().toCompletableFuture();
    body.onError(new IOException("reset"));
    body.close();
    assertThat(done).isCompleted();
  }

  @Test
  void getBody_wholeIsWaitedFor_isDoneAtTheEnd() {
    body.handOver(HandOver.AT_ITS_END);
    CompletableFuture<?> done = body.getBody().toCompletableFuture();
    receive(1);
    assertThat(done).isNotDone();
    body.onComplete();
    assertThat(done).isDone();
  }

  @Test
  void finish_thenClose_keepsDraining() {
    body.finish();
    body.close();
    assertThat(subscription.cancelled).isFalse();
    clock.advance(Duration.ofMillis(250));
    assertThat(subscription.cancelled).isTrue();
  }

  @Test
  void finish_idleLimitRunsOutJustThen_stillGivesUp() {
    activity.stop(); // as the watch does before it tells of the limit
    body.finish();
    clock.advance(Duration.ofMillis(250));
    assertThat(subscription.cancelled).isTrue();
  }
}
