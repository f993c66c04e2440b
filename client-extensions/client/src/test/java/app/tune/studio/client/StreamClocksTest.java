package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.internal.time.Clock;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The clocks of a stream: 20 s between bytes, 30 s in all up to the first event. */
class StreamClocksTest extends SocketTest {

  private static final Duration STEP = Duration.ofSeconds(15);
  private static final Duration WHOLE = Duration.ofSeconds(100);

  /** A clock turned by hand, at which one can see that somebody looked. */
  private static final class WatchedClock implements Clock {

    final ManualClock hands = new ManualClock();
    final AtomicLong looks = new AtomicLong();

    @Override
    public long nanoTime() {
      looks.incrementAndGet();
      return hands.nanoTime();
    }

    @Override
    public Instant now() {
      return hands.now();
    }

    @Override
    public Runnable schedule(long delayNanos, Runnable task) {
      return hands.schedule(delayNanos, task);
    }
  }

  private final WatchedClock clock = new WatchedClock();
  private final Gate gate = new Gate();

  @Override
  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder
        .time(clock, new SplittableRandom(1))
        .retryPolicy(RetryPolicy.none())
        .idleTimeout(Duration.ofSeconds(20))
        .totalTimeout(Duration.ofSeconds(30));
  }

  private CompletionStream stream() {
    return tune.textCompletions().stream(r -> r.prompt("Once"));
  }

  private CompletionStream limitedStream() {
    return tune.textCompletions().with(o -> o.streamTimeout(WHOLE)).stream(r -> r.prompt("Once"));
  }

  /** Lets the server send its next piece, and waits until the client has noticed. */
  private void piece() {
    long before = clock.looks.get();
    gate.letPass(1);
    eventually("the piece arrives", () -> clock.looks.get() > before);
  }

  private void pass(Duration time) {
    clock.hands.advance(time);
  }

  private static CallTimeoutException timeout(Throwable thrown) {
    Throwable late = thrown instanceof IncompleteStreamException ? thrown.getCause() : thrown;
    assertThat(late).isInstanceOf(CallTimeoutException.class);
    return (CallTimeoutException) late;
  }

  @Test
  void idle_nothingComes_failsTheWaitingReader() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    try (CompletionStream stream = stream()) {
      stream.iterator().next();
      BlockedCall reader = BlockedCall.in(stream::completion);
      awaitBlocked(reader.thread());
      pass(Duration.ofMillis(19_999));
      assertThat(reader.thread().isAlive()).isTrue();
      pass(Duration.ofMillis(1));
      Throwable failure = reader.failure();
      assertThat(failure)
          .isInstanceOf(IncompleteStreamException.class)
          .hasMessageContaining("idle timeout of 20 s exceeded");
      assertThat(timeout(failure).phase()).isEqualTo(Phase.IDLE);
      assertThat(timeout(failure).limit()).isEqualTo(Duration.ofSeconds(20));
      server.awaitDisconnect(CEILING);
    }
  }

  @Test
  void idle_commentsCome_resetIt() {
    server.enqueue(
        Answer.eventStream()
            .data(chunk("a"))
            .await(gate)
            .comment("")
            .await(gate)
            .comment("ping")
            .await(gate)
            .data(last("b"))
            .data(DONE));
    try (CompletionStream stream = stream()) {
      stream.iterator().next();
      BlockedCall reader = BlockedCall.in(stream::completion);
      awaitBlocked(reader.thread());
      for (int i = 0; i < 2; i++) {
        pass(STEP);
        piece();
      }
      pass(STEP);
      gate.letPass(1);
      assertThat(reader.failure()).isNull();
      assertThat(stream.completion().text()).isEqualTo("ab");
    }
  }

  @Test
  void total_firstEventHasCome_countsNoMore() {
    server.enqueue(
        Answer.eventStream()
            .data(chunk("a"))
            .await(gate)
            .data(chunk("b"))
            .await(gate)
            .data(chunk("c"))
            .await(gate)
            .data(last("d")));
    try (CompletionStream stream = stream()) {
      for (String expected : new String[] {"a", "b", "c", "d"}) {
        assertThat(stream.iterator().next().text()).isEqualTo(expected);
        pass(STEP);
        gate.letPass(1);
      }
      assertThat(stream.completion().text()).isEqualTo("abcd");
    }
  }

  @Test
  void total_onlyCommentsCome_failsTheReader() {
    server.enqueue(Answer.eventStream().comment("1").await(gate).comment("2").stall());
    try (CompletionStream stream = stream()) {
      BlockedCall reader = BlockedCall.in(stream::completion);
      awaitBlocked(reader.thread());
      pass(STEP);
      piece();
      pass(STEP);
      Throwable failure = reader.failure();
      assertThat(failure).hasMessageContaining("total timeout of 30 s exceeded");
      assertThat(timeout(failure).phase()).isEqualTo(Phase.TOTAL);
      server.awaitDisconnect(CEILING);
    }
  }

  @Test
  void streamLimit_notSet_aStreamMayTakeForEver() {
    server.enqueue(Answer.eventStream().data(chunk("a")).await(gate).data(last("b")));
    TextCompletions patient = tune.textCompletions().with(o -> o.idleTimeout(Duration.ofDays(300)));
    try (CompletionStream stream = patient.stream(r -> r.prompt("Once"))) {
      stream.iterator().next();
      pass(Duration.ofDays(299));
      gate.letPass(1);
      assertThat(stream.completion().text()).isEqualTo("ab");
    }
  }

  @Test
  void streamLimit_set_isNotExtendedByCommentsOrChunks() {
    server.enqueue(
        Answer.eventStream()
            .data(chunk("a"))
            .await(gate)
            .comment("")
            .await(gate)
            .data(chunk("b"))
            .await(gate)
            .comment("")
            .await(gate)
            .comment("")
            .await(gate)
            .comment("")
            .await(gate)
            .comment("")
            .stall());
    try (CompletionStream stream = limitedStream()) {
      stream.iterator().next();
      BlockedCall reader = BlockedCall.in(stream::completion);
      awaitBlocked(reader.thread());
      for (int i = 0; i < 6; i++) {
        pass(STEP);
        piece();
      }
      assertThat(reader.thread().isAlive()).isTrue();
      pass(Duration.ofSeconds(10));
      Throwable failure = reader.failure();
      assertThat(failure)
          .isInstanceOfSatisfying(
              IncompleteStreamException.class,
              incomplete -> assertThat(incomplete.partialText()).isEqualTo("ab"))
          .hasMessageContaining("stream timeout of 100 s exceeded");
      assertThat(timeout(failure).phase()).isEqualTo(Phase.STREAM);
      server.awaitDisconnect(CEILING);
    }
  }

  @Test
  void streamLimit_streamEndsBefore_isForgotten() {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE));
    try (CompletionStream stream = limitedStream()) {
      assertThat(stream.completion().text()).isEqualTo("a");
      server.awaitIdle(CEILING);
      pass(WHOLE);
      assertThat(stream.completion().text()).isEqualTo("a");
    }
  }

  @Test
  void idle_publishedStream_endsWithTheError() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
    subscriber.request(5);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    eventually(
        "the idle timeout fires",
        () -> {
          pass(Duration.ofSeconds(20));
          return !subscriber.isSilent();
        });
    assertThat(subscriber.take()).contains("idle timeout of 20 s exceeded");
    assertThat(subscriber.isSilent()).isTrue();
    server.awaitDisconnect(CEILING);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void connect_nobodyAnswers_failsAtItsOwnLimit() {
    try (DeadPort port = DeadPort.hanging();
        TuneStudioClient lost =
            TuneStudioClient.builder()
                .baseUrl(port.baseUrl())
                .connectTimeout(Duration.ofMillis(50))
                .retryPolicy(RetryPolicy.none())
                .build()) {
      Throwable failure =
          catchThrowable(() -> lost.textCompletions().stream(r -> r.prompt("Once")));
      assertThat(failure).hasMessageContaining("connect timeout of 50 ms exceeded");
      assertThat(timeout(failure).phase()).isEqualTo(Phase.CONNECT);
    }
  }
}
