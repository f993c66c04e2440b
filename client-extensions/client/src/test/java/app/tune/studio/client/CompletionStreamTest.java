package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.ServerException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shapes in which a waiting thread reads a stream. */
class CompletionStreamTest extends SocketTest {

  private CompletionStream stream() {
    return tune.textCompletions().stream(r -> r.prompt("Once"));
  }

  @Test
  void iterator_wholeStream_givesChunksThenEnds() {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(last("b")).data(DONE));
    List<String> texts = new ArrayList<>();
    try (CompletionStream stream = stream()) {
      for (TextCompletionChunk chunk : stream) {
        texts.add(chunk.text());
      }
      assertThat(stream.iterator().hasNext()).isFalse();
      assertThatThrownBy(() -> stream.iterator().next()).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(texts).containsExactly("a", "b");
    assertThat(server.takeRequest().bodyText()).contains("\"stream\":true");
  }

  @Test
  void stream_headHasCome_returnsBeforeTheFirstEvent() {
    Gate gate = new Gate();
    server.enqueue(
        Answer.eventStream().header("X-Request-Id", "r7").await(gate).data(last("a")).data(DONE));
    try (CompletionStream stream = stream()) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.requestId()).isEqualTo("r7");
      assertThat(stream.headers().get("content-TYPE").get(0)).contains("event-stream");
      assertThat(stream.attempts()).isEqualTo(1);
      gate.open();
      assertThat(stream.texts().toList()).containsExactly("a");
    }
  }

  @Test
  void iterator_slowServer_givesEachChunkAsItComes() {
    Gate gate = new Gate();
    server.enqueue(
        Answer.eventStream().data(chunk("a")).await(gate).data(last("b")).await(gate).data(DONE));
    try (CompletionStream stream = stream()) {
      Iterator<TextCompletionChunk> chunks = stream.iterator();
      assertThat(chunks.next().text()).isEqualTo("a");
      gate.letPass(1);
      assertThat(chunks.next().text()).isEqualTo("b");
      gate.letPass(1);
      assertThat(chunks.hasNext()).isFalse();
    }
  }

  @Test
  void texts_severalChoices_givesThoseOfOneIndex() {
    server.enqueue(
        Answer.eventStream()
            .data(chunk(0, "a", null))
            .data(chunk(1, "x", null))
            .data(chunk(0, "", "stop"))
            .data(chunk(1, "y", "length")));
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once").n(2))) {
      assertThat(stream.texts(1).toList()).containsExactly("x", "y");
      assertThat(stream.completion().choices())
          .extracting(c -> c.text())
          .containsExactly("a", "xy");
    }
  }

  @Test
  void chunks_readInPart_completionHoldsAll() {
    server.enqueue(Answer.eventStream().data(chunk("a")).data(chunk("b")).data(last("c")));
    try (CompletionStream stream = stream()) {
      assertThat(stream.chunks().limit(1).toList()).hasSize(1);
      TextCompletion whole = stream.completion();
      assertThat(whole.text()).isEqualTo("abc");
      assertThat(stream.completion()).isEqualTo(whole);
    }
  }

  @Test
  void chunks_closed_closesTheStream() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    CompletionStream stream = stream();
    try (Stream<TextCompletionChunk> chunks = stream.chunks()) {
      assertThat(chunks.findFirst()).isPresent();
    }
    server.awaitDisconnect(CEILING);
    assertThatThrownBy(stream::completion).hasCauseInstanceOf(CallCancelledException.class);
  }

  @Test
  void completion_afterAFailureWasCaught_failsAgain() {
    server.enqueue(Answer.eventStream().data(chunk("a")).cut());
    try (CompletionStream stream = stream()) {
      Iterator<TextCompletionChunk> chunks = stream.iterator();
      chunks.next();
      assertThatThrownBy(chunks::hasNext).isInstanceOf(IncompleteStreamException.class);
      assertThatThrownBy(chunks::hasNext).isInstanceOf(IncompleteStreamException.class);
      assertThatThrownBy(stream::completion)
          .isInstanceOfSatisfying(
              IncompleteStreamException.class, cut -> assertThat(cut.partialText()).isEqualTo("a"));
    }
  }

  @Test
  void iterator_resetInMidStream_throwsWithWhatCame() {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(chunk("a")).await(gate).reset());
    try (CompletionStream stream = stream()) {
      Iterator<TextCompletionChunk> chunks = stream.iterator();
      chunks.next();
      gate.open();
      assertThatThrownBy(chunks::next)
          .isInstanceOfSatisfying(
              IncompleteStreamException.class, cut -> assertThat(cut.partialText()).isEqualTo("a"));
    }
  }

  @Test
  void forEach_userCodeThrows_isPassedOnAndFreesTheConnection() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    IllegalStateException thrown = new IllegalStateException("the user's");
    assertThatThrownBy(
            () -> {
              try (CompletionStream stream = stream()) {
                stream.forEach(
                    chunk -> {
                      throw thrown;
                    });
              }
            })
        .isSameAs(thrown);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void completion_closeDelimitedBody_isWholeOnlyAfterTheTerminator() {
    Answer cut = Answer.eventStream().untilClose().data(chunk("a")).data(last("b"));
    server.enqueue(cut, cut, Answer.eventStream().untilClose().data(chunk("a")).data(DONE));
    TextCompletions lenient = tune.textCompletions().with(o -> o.endRule(EndRule.CLEAN_END));
    for (TextCompletions calls : List.of(tune.textCompletions(), lenient)) {
      try (CompletionStream stream = calls.stream(r -> r.prompt("Once"))) {
        assertThatThrownBy(stream::completion)
            .isInstanceOfSatisfying(
                IncompleteStreamException.class,
                incomplete -> assertThat(incomplete.partialText()).isEqualTo("ab"));
      }
    }
    try (CompletionStream stream = stream()) {
      assertThat(stream.completion().text()).isEqualTo("a");
    }
  }

  @Test
  void stream_errorStatus_isThrownByTheCallItself() {
    server.enqueue(Answer.json(503, "{\"error\":{\"message\":\"loading\"}}"));
    TextCompletions once = tune.textCompletions().with(o -> o.retryPolicy(RetryPolicy.none()));
    assertThatThrownBy(() -> once.stream(r -> r.prompt("Once")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("loading");
  }

  @Test
  void iterator_errorObjectFirst_isNotRetried() {
    server.enqueue(Answer.eventStream().data("{\"error\":{\"code\":429,\"message\":\"no\"}}"));
    try (CompletionStream stream = stream()) {
      assertThatThrownBy(() -> stream.iterator().hasNext()).isInstanceOf(RateLimitException.class);
    }
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void stream_manyEventsInLargeWrites_allArriveInOrder() {
    int count = 20_000;
    server.enqueue(Answer.eventStream().data(count, i -> chunk(i + " "), 64).data(last("")));
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < count; i++) {
      expected.append(i).append(' ');
    }
    try (CompletionStream stream = stream()) {
      assertThat(stream.completion().text()).isEqualTo(expected.toString());
    }
  }
}
