package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of a connection when its stream is complete. */
class ConnectionReuseTest extends SocketTest {

  private static final Answer WHOLE = Answer.eventStream().data(last("a")).data(DONE);

  private String read() {
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
      return stream.completion().text();
    }
  }

  /** The rest of a body is read in the background, so a call at once may find none to reuse. */
  private void reusesSooner(Supplier<String> call) {
    long[] last = {-1};
    eventually(
        "two calls on one connection",
        () -> {
          assertThat(call.get()).isEqualTo("a");
          long id = server.takeRequest().connectionId();
          boolean reused = id == last[0];
          last[0] = id;
          return reused;
        });
  }

  @Test
  void stream_complete_returnsItsConnection() {
    server.otherwise(WHOLE);
    reusesSooner(this::read);
  }

  /** What limits the reading of a body's rest must not limit the next call on the connection. */
  @Test
  void call_afterAStreamOnTheSameConnection_waitsForASlowResponse() {
    server.enqueue(
        WHOLE,
        Answer.deferred(
            () -> {
              TimeUnit.MILLISECONDS.sleep(500);
              return Answer.json(last("b"));
            }));
    assertThat(read()).isEqualTo("a");
    assertThat(tune.textCompletions().create(r -> r.prompt("Twice")).text()).isEqualTo("b");
    assertThat(server.takeRequest().connectionId()).isEqualTo(server.takeRequest().connectionId());
  }

  @Test
  void stream_completeByFinishReason_returnsItsConnection() {
    server.otherwise(Answer.eventStream().data(last("a")));
    reusesSooner(this::read);
  }

  @Test
  void stream_someBytesBehindTheTerminator_returnsItsConnection() {
    server.otherwise(
        Answer.eventStream().data(last("a")).data(DONE).comment("x".repeat(2_000)).data("late"));
    reusesSooner(this::read);
  }

  @Test
  void streamAsync_complete_returnsItsConnection() {
    server.otherwise(WHOLE);
    reusesSooner(
        () -> tune.textCompletions().streamAsync(r -> r.prompt("Once"), chunk -> {}).join().text());
  }

  @Test
  void stream_jsonInPlaceOfEvents_returnsItsConnection() {
    server.otherwise(Answer.json(last("a")));
    reusesSooner(this::read);
  }

  @Test
  void stream_serverNeverEndsAfterTheTerminator_isDoneAndGivesTheConnectionUp() {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE).stall());
    assertThat(read()).isEqualTo("a");
    server.awaitDisconnect(CEILING);
  }

  @Test
  void stream_serverSendsForEverAfterTheTerminator_isDoneAndGivesTheConnectionUp() {
    server.enqueue(
        Answer.eventStream().data(last("a")).data(DONE).repeat(": ping\n\n", Long.MAX_VALUE));
    assertThat(read()).isEqualTo("a");
    server.awaitDisconnect(CEILING);
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

  @Test
  void stream_slowEndAfterTheTerminator_doesNotHoldTheReader() {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE).await(gate).comment("late"));
    assertThat(read()).isEqualTo("a");
    gate.open();
    server.awaitIdle(CEILING);
  }
}
