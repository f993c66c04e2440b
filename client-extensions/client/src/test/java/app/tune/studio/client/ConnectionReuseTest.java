package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a connection when its stream is complete. */
class ConnectionReuseTest extends SocketTest {

  private static final Answer WHOLE = Answer.eventStream().data(last("a")).data(DONE);

  /** Twice as long as the rest of a body is waited for. */
  private static final Duration LONG = Duration.ofMillis(500);

  /** The rest of a body is read in the background, so a call at once may find none to reuse. */
  private void reusesSooner(Mode mode) {
    long[] last = {-1};
    eventually(
        "two calls on one connection",
        () -> {
          assertThat(mode.call(tune).text()).isEqualTo("a");
          long id = server.takeRequest().connectionId();
          boolean reused = id == last[0];
          last[0] = id;
          return reused;
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_complete_returnsItsConnection(Mode mode) {
    server.otherwise(WHOLE);
    reusesSooner(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_complete_leavesNoTimeoutToTheNextCall(Mode mode) {
    TextCompletions calls = tune.textCompletions().with(o -> o.retryPolicy(RetryPolicy.none()));
    eventually(
        "a slow call on a connection that a stream has returned",
        () -> {
          server.enqueue(WHOLE, Answer.json(last("a")).pauseBeforeHead(LONG));
          assertThat(mode.call(calls).text()).isEqualTo("a");
          assertThat(mode.call(calls).text()).isEqualTo("a");
          long first = server.takeRequest().connectionId();
          return server.takeRequest().connectionId() == first;
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_completeByFinishReason_returnsItsConnection(Mode mode) {
    server.otherwise(Answer.eventStream().data(last("a")));
    reusesSooner(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_someBytesBehindTheTerminator_returnsItsConnection(Mode mode) {
    server.otherwise(
        Answer.eventStream().data(last("a")).data(DONE).comment("x".repeat(2_000)).data("late"));
    reusesSooner(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_jsonInPlaceOfEvents_returnsItsConnection(Mode mode) {
    server.otherwise(Answer.json(last("a")));
    reusesSooner(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_serverNeverEndsAfterTheTerminator_isDoneAndGivesTheConnectionUp(Mode mode) {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE).stall());
    assertThat(mode.call(tune).text()).isEqualTo("a");
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_serverSendsForEverAfterTheTerminator_isDoneAndGivesTheConnectionUp(Mode mode) {
    server.enqueue(
        Answer.eventStream().data(last("a")).data(DONE).repeat(": ping\n\n", Long.MAX_VALUE));
    assertThat(mode.call(tune).text()).isEqualTo("a");
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_muchIsSentAfterTheTerminator_givesTheConnectionUp(Mode mode) {
    server.enqueue(
        Answer.eventStream()
            .data(last("a"))
            .data(DONE)
            .comment("x".repeat(100))
            .comment("x".repeat(20_000))
            .stall());
    assertThat(mode.call(tune).text()).isEqualTo("a");
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_connectionIsLostAfterTheTerminator_staysComplete(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE).await(gate).reset());
    assertThat(mode.call(tune).text()).isEqualTo("a");
    gate.open();
    server.awaitNoOpenConnections(CEILING);
  }

  @Test
  void publish_cancelledAfterTheEnd_stillGivesTheConnectionUp() {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE).stall());
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
    subscriber.request(5);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    assertThat(subscriber.take()).isEqualTo("complete");
    subscriber.cancel();
    server.awaitDisconnect(CEILING);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_slowEndAfterTheTerminator_doesNotHoldTheReader(Mode mode) {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE).await(gate).comment("late"));
    assertThat(mode.call(tune).text()).isEqualTo("a");
    gate.open();
    server.awaitIdle(CEILING);
  }
}
