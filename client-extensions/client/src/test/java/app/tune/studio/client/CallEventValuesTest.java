package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.RecordedCall;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.testkit.script.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times, models and finish reasons that events report, where they are not the simplest ones. */
class CallEventValuesTest extends WireTest {

  private final RecordedCall recorded = new RecordedCall();

  private CallEnd onlyEnd() {
    eventually("the end", () -> !recorded.ends().isEmpty());
    assertThat(recorded.ends()).hasSize(1);
    return recorded.ends().get(0);
  }

  private CallEnd endOf(Mode mode, Answer answer) {
    server.enqueue(answer);
    mode.call(open(builder().callListener(recorded)));
    return onlyEnd();
  }

  @ParameterizedTest
  @EnumSource
  void times_clockStartsAnywhere_areSinceTheStartOfTheCall(Mode mode) {
    clock.advance(Duration.ofDays(3));
    List<Long> chunks = new CopyOnWriteArrayList<>();
    CallListener turningTheClock =
        new CallListener() {
          @Override
          public void onStart(CallInfo call) {
            clock.advance(Duration.ofSeconds(1));
          }

          @Override
          public void onResponse(CallInfo call, ResponseInfo response) {
            clock.advance(Duration.ofSeconds(2));
          }

          @Override
          public void onChunk(CallInfo call, Object chunk, long nanos) {
            chunks.add(nanos);
            clock.advance(Duration.ofSeconds(4));
          }
        };
    server.enqueue(good(mode));
    mode.call(open(builder().callListener(turningTheClock).callListener(recorded)));
    CallEnd end = onlyEnd();
    assertThat(end.timeToResponse()).isEqualTo(Duration.ofSeconds(1));
    assertThat(end.timeToFirstChunk()).isEqualTo(Duration.ofSeconds(3));
    assertThat(chunks).containsExactly(Duration.ofSeconds(3).toNanos());
    assertThat(end.totalTime()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void responseModel_severalChunks_isThatOfTheFirstOrOfTheUsage() {
    String late = "{\"model\":\"m-2\",\"choices\":[],\"usage\":{\"total_tokens\":3}}";
    Answer withUsage = Answer.eventStream().data(SocketTest.last("a")).data(late).data("[DONE]");
    assertThat(endOf(Mode.STREAM, withUsage).responseModel()).isEqualTo("m-2");
    recorded.ends().clear();
    Answer inBoth =
        Answer.eventStream()
            .data("{\"model\":\"m-1\",\"choices\":[{\"text\":\"a\"}]}")
            .data(late)
            .data("[DONE]");
    assertThat(endOf(Mode.STREAM, inBoth).responseModel()).isEqualTo("m-1");
  }

  @ParameterizedTest
  @EnumSource
  void finishReasons_choicesWithAndWithoutAnIndex_areByIndex(Mode mode) {
    String choices =
        "{\"choices\":[{\"text\":\"a\",\"finish_reason\":\"stop\"},"
            + "{\"index\":1,\"text\":\"b\",\"finish_reason\":\"length\"},"
            + "{\"index\":2,\"text\":\"c\"}]}";
    Answer answer =
        mode.isStream() ? Answer.eventStream().data(choices).data("[DONE]") : Answer.json(choices);
    assertThat(endOf(mode, answer).finishReasons()).isEqualTo(Map.of(0, "stop", 1, "length"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void attemptFailed_successThatCannotBeRead_isNotRetried(Mode mode) {
    server.enqueue(Answer.json("{\"id\":\"1\"}"));
    failureOf(mode, open(builder().callListener(recorded)));
    onlyEnd();
    assertThat(recorded.events()).contains("failed 1, a failure of this kind is not retried");
  }

  @Test
  void close_clientIsClosedAtTheHeadOfAStream_endsTheCallThoughNobodyReads() {
    server.enqueue(Answer.eventStream().data(SocketTest.chunk("a")).stall());
    List<TuneStudioClient> client = new CopyOnWriteArrayList<>();
    CallListener closing =
        new CallListener() {
          @Override
          public void onResponse(CallInfo call, ResponseInfo response) {
            client.get(0).close();
          }
        };
    client.add(open(builder().callListener(recorded).callListener(closing)));
    client.get(0).textCompletions().stream(r -> r.prompt("Once")).close();
    assertThat(onlyEnd().failure()).isInstanceOf(ClientClosedException.class);
    server.awaitDisconnect(CEILING);
  }
}
