package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Closing the client ends what is under way, each in its own shape, with one typed error. */
class ClientCloseTest extends SocketTest {

  private static final Answer STALLED = Answer.eventStream().data(chunk("a")).stall();

  @Test
  void close_callIsPending_endsIt() {
    server.enqueue(Answer.silence());
    BlockedCall caller = BlockedCall.in(() -> tune.textCompletions().create(r -> r.prompt("Once")));
    server.takeRequest();
    tune.close();
    assertThat(caller.failure()).isInstanceOf(ClientClosedException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_futureIsPending_endsIt() {
    server.enqueue(Answer.silence());
    CompletableFuture<TextCompletion> future =
        tune.textCompletions().createAsync(r -> r.prompt("Once"));
    server.takeRequest();
    tune.close();
    assertThat(catchThrowable(future::join)).hasCauseInstanceOf(ClientClosedException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_streamIsRead_endsIt() {
    server.enqueue(STALLED);
    CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"));
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    BlockedCall reader = BlockedCall.in(stream::completion);
    awaitBlocked(reader.thread());
    tune.close();
    assertThat(reader.failure())
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(ClientClosedException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_streamIsPublished_endsIt() {
    server.enqueue(STALLED);
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
    subscriber.request(5);
    assertThat(subscriber.take()).isEqualTo("chunk a");
    tune.close();
    assertThat(subscriber.take())
        .startsWith("error " + IncompleteStreamException.class.getName())
        .contains("the client is closed");
    assertThat(subscriber.isSilent()).isTrue();
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_publishedStreamHasNoAnswerYet_endsIt() {
    server.enqueue(Answer.silence());
    RecordingSubscriber subscriber = new RecordingSubscriber();
    tune.textCompletions().publish(r -> r.prompt("Once")).subscribe(subscriber);
    server.takeRequest();
    tune.close();
    assertThat(subscriber.take()).startsWith("error " + ClientClosedException.class.getName());
    server.awaitDisconnect(CEILING);
  }

  @Test
  void close_manyCallsOfAllShapes_leavesNothing() {
    server.handler(
        request -> request.bodyText().contains("\"stream\":true") ? STALLED : Answer.silence());
    for (int i = 0; i < 10; i++) {
      tune.textCompletions().createAsync(r -> r.prompt("Once"));
      tune.textCompletions().streamAsync(r -> r.prompt("Once"), chunk -> {});
    }
    tune.close();
    tune.close();
    server.awaitIdle(CEILING);
  }

  @Test
  void call_afterClose_failsWithoutARequest() {
    tune.close();
    TextCompletions calls = tune.textCompletions();
    assertThatThrownBy(() -> calls.create(r -> r.prompt("Once")))
        .isInstanceOf(ClientClosedException.class);
    assertThatThrownBy(() -> calls.stream(r -> r.prompt("Once")))
        .isInstanceOf(ClientClosedException.class);
    assertThatThrownBy(() -> calls.createAsync(r -> r.prompt("Once")).join())
        .hasCauseInstanceOf(ClientClosedException.class);
    assertThat(server.requestCount()).isZero();
  }
}
