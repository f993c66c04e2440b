package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.AttemptFailure;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.RecordedCall;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.script.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners are notified of, and what each event says. */
class CallEventsTest extends WireTest {

  private static final String FIRST =
      "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"text\":\"a\",\"finish_reason\":null}]}";
  private static final String SECOND =
      "{\"choices\":[{\"index\":0,\"text\":\"b\",\"finish_reason\":\"length\"}],"
          + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":5}}";

  private final RecordedCall recorded = new RecordedCall();

  private CallEnd onlyEnd() {
    eventually("the end", () -> !recorded.ends().isEmpty());
    assertThat(recorded.ends()).hasSize(1);
    return recorded.ends().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void call_retried_hasItsEventsInOrder(Mode mode) {
    server.enqueue(Answer.status(503), good(mode));
    mode.call(open(builder().callListener(recorded)));
    onlyEnd();
    assertThat(recorded.events())
        .containsExactly(
            "start",
            "attempt 1",
            "response 503",
            "failed 1, PT0.25S",
            "attempt 2",
            "response 200",
            "first chunk",
            "chunk",
            "end COMPLETE");
  }

  @ParameterizedTest
  @EnumSource
  void attemptFailed_last_saysWhyThereIsNoFurtherOne(Mode mode) {
    server.enqueue(Answer.status(400));
    failureOf(mode, open(builder().callListener(recorded)));
    server.enqueue(Answer.status(503), Answer.status(503));
    RetryPolicy once = RetryPolicy.standard().toBuilder().maxRetries(1).build();
    failureOf(mode, open(builder().retryPolicy(once).callListener(recorded)));
    assertThat(recorded.events())
        .filteredOn(event -> event.startsWith("failed"))
        .containsExactly(
            "failed 1, a failure of this kind is not retried",
            "failed 1, PT0.25S",
            "failed 2, the limit of 1 retry is reached");
  }

  @ParameterizedTest
  @EnumSource
  void start_anyMode_describesTheCall(Mode mode) {
    server.enqueue(good(mode));
    TextCompletionRequest request =
        TextCompletionRequest.builder().model("user/model").prompt("Once").build();
    mode.call(open(builder().callListener(recorded)).textCompletions(), request);
    CallInfo call = recorded.calls().get(0);
    assertThat(call.operation())
        .isEqualTo(mode.isStream() ? "streamTextCompletion" : "createTextCompletion");
    assertThat(call.isStreaming()).isEqualTo(mode.isStream());
    assertThat(call.model()).isEqualTo("user/model");
    assertThat(call.url()).isEqualTo(server.baseUrl() + "/text/completions");
    assertThat(call.serverAddress()).isEqualTo("127.0.0.1");
    assertThat(call.serverPort()).isEqualTo(URI.create(server.baseUrl()).getPort());
    assertThat(call.request()).isSameAs(request);
    assertThat(call.toString()).contains(call.callId()).doesNotContain("Once");
  }

  @Test
  void model_memberOfTheBodyReplacesIt_isTheOneThatIsSent() {
    server.enqueue(good(Mode.CREATE));
    Mode.CREATE.call(open(builder().bodyMember("model", "other").callListener(recorded)));
    assertThat(recorded.calls().get(0).model()).isEqualTo("other");
  }

  @Test
  void end_completeStream_saysWhatWasSeen() {
    server.enqueue(
        Answer.eventStream().header("X-Request-Id", "r-1").data(FIRST).data(SECOND).data("[DONE]"));
    CallListener turningTheClock =
        new CallListener() {
          @Override
          public void onResponse(CallInfo call, ResponseInfo response) {
            clock.advance(Duration.ofSeconds(2));
          }

          @Override
          public void onChunk(CallInfo call, Object chunk, long nanos) {
            clock.advance(Duration.ofSeconds(1));
          }
        };
    Mode.STREAM.call(open(builder().callListener(turningTheClock).callListener(recorded)));
    CallEnd end = onlyEnd();
    assertThat(end.failure()).isNull();
    assertThat(end.response().requestId()).isEqualTo("r-1");
    assertThat(end.responseModel()).isEqualTo("m-1");
    assertThat(end.finishReasons()).isEqualTo(Map.of(0, "length"));
    assertThat(end.usage())
        .isInstanceOfSatisfying(
            Usage.class, usage -> assertThat(usage.completionTokens()).isEqualTo(5));
    assertThat(end.chunks()).isEqualTo(2);
    assertThat(end.timeToResponse()).isZero();
    assertThat(end.timeToFirstChunk()).isEqualTo(Duration.ofSeconds(2));
    assertThat(end.totalTime()).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @EnumSource
  void end_jsonResponse_hasItsOnlyChunkBefore(Mode mode) {
    server.enqueue(Answer.json(SECOND));
    mode.call(open(builder().callListener(recorded)));
    CallEnd end = onlyEnd();
    assertThat(end.finishReasons()).isEqualTo(Map.of(0, "length"));
    assertThat(end.usage()).isNotNull();
    assertThat(end.chunks()).isEqualTo(1);
    assertThat(recorded.events()).endsWith("first chunk", "chunk", "end COMPLETE");
  }

  @Test
  void end_nothingCame_hasNoTimesOfWhatDidNotHappen() {
    server.enqueue(Answer.lostConnection());
    failureOf(Mode.CREATE, open(builder().retryPolicy(RetryPolicy.none()).callListener(recorded)));
    CallEnd end = onlyEnd();
    assertThat(end.response()).isNull();
    assertThat(end.timeToResponse()).isNull();
    assertThat(end.timeToFirstChunk()).isNull();
    assertThat(end.usage()).isNull();
    assertThat(end.finishReasons()).isEmpty();
  }

  @Test
  void listeners_ofClientAndCall_areAllNotifiedTheClientsFirst() {
    server.otherwise(good(Mode.CREATE));
    List<String> notified = new ArrayList<>();
    TuneStudioClient tune =
        open(builder().callListener(ending("a", notified)).callListener(ending("b", notified)));
    Mode.CREATE.call(
        tune.textCompletions()
            .with(o -> o.callListener(ending("c", notified)).callListener(ending("d", notified))));
    assertThat(notified).containsExactly("a", "b", "c", "d");
    Mode.CREATE.call(tune);
    assertThat(notified).containsExactly("a", "b", "c", "d", "a", "b");
  }

  private static CallListener ending(String name, List<String> notified) {
    return new CallListener() {
      @Override
      public void onEnd(CallInfo call, CallEnd end) {
        notified.add(name);
      }
    };
  }

  @Test
  void forCall_returnsAnotherListener_thatReceivesTheEventsOfItsCallAlone() {
    server.otherwise(good(Mode.CREATE));
    List<RecordedCall> made = new ArrayList<>();
    CallListener shared =
        new CallListener() {
          @Override
          public CallListener forCall(CallInfo call) {
            made.add(new RecordedCall());
            return made.get(made.size() - 1);
          }
        };
    TuneStudioClient tune = open(builder().callListener(shared));
    Mode.CREATE.call(tune);
    Mode.CREATE.call(tune);
    assertThat(made).hasSize(2).allSatisfy(one -> assertThat(one.ends()).hasSize(1));
  }

  @Test
  void close_insideAnEvent_endsTheCallAfterIt() {
    server.enqueue(Answer.eventStream().data(FIRST).stall());
    List<CompletionStream> open = new ArrayList<>();
    CallListener closing =
        new CallListener() {
          @Override
          public void onChunk(CallInfo call, Object chunk, long nanos) {
            open.get(0).close();
            recorded.events().add("closed");
          }
        };
    TuneStudioClient tune = open(builder().callListener(recorded).callListener(closing));
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
      open.add(stream);
      stream.iterator().next();
    }
    assertThat(recorded.events())
        .endsWith("first chunk of m-1", "chunk", "closed", "end CANCELLED");
    server.awaitDisconnect(CEILING);
  }

  @Test
  void attemptFailed_listenerAsksForTheFailure_itIsTheOneThatIsThrown() {
    server.enqueue(Answer.status(400));
    List<AttemptFailure> failed = new ArrayList<>();
    var thrown =
        failureOf(Mode.CREATE, open(builder().callListener((AttemptListener) failed::add)));
    assertThat(failed).singleElement().extracting(AttemptFailure::failure).isSameAs(thrown);
  }
}
