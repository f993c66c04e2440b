package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.CallScope;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines that a call logs only if something is odd, or if bodies are to be logged. */
class CallLogLinesTest extends WireTest {

  private static final String WITH_USAGE =
      "{\"choices\":[{\"text\":\"a\"}],\"usage\":{\"completion_tokens\":3}}";

  private final LogCapture log = LogCapture.of("app.tune.studio.client");

  @AfterEach
  void stopLog() {
    log.close();
  }

  /** Returns the lines of this level, without the id of the call. */
  private List<String> lines(String level) {
    return log.lines().stream()
        .filter(line -> line.startsWith(level + " call "))
        .map(line -> line.replaceFirst(" call [^:]+:", ""))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void call_retried_logsTheDelayAndTheFailure(Mode mode) {
    server.enqueue(Answer.error(503, "busy"), good(mode));
    mode.call(open());
    assertThat(lines("INFO"))
        .singleElement()
        .asString()
        .startsWith("INFO retrying in 250 ms: HTTP 503")
        .contains("busy");
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_dataIsIgnored_logsItsBeginningWithoutTheKey(Mode mode) {
    server.enqueue(
        Answer.eventStream()
            .header("X-Request-Id", "r-1")
            .event("ping", KEY + " 12:00")
            .event("ping", "x".repeat(201))
            .event("ping", "y".repeat(200))
            .data(GOOD)
            .data("[DONE]"));
    mode.call(open());
    String ignored = "WARN ignored an event that is not a JSON object, request id r-1: ";
    assertThat(lines("WARN")).hasSize(3).allMatch(line -> line.startsWith(ignored));
    assertThat(lines("WARN").get(0)).endsWith(" 12:00").doesNotContain(KEY);
    assertThat(lines("WARN").get(1)).isEqualTo(ignored + "x".repeat(200) + "…");
    assertThat(lines("WARN").get(2)).isEqualTo(ignored + "y".repeat(200));
  }

  @ParameterizedTest
  @EnumSource
  void logBodies_errorResponse_logsItsBody(Mode mode) {
    server.enqueue(Answer.json(400, "{\"message\":\"no\"}"));
    failureOf(mode, open(builder().logBodies(true)));
    assertThat(lines("DEBUG")).contains("DEBUG response {\"message\":\"no\"}");
  }

  @ParameterizedTest
  @EnumSource
  void logBodies_unusableResponse_logsItsBody(Mode mode) {
    server.enqueue(Answer.json("{\"message\":\"no choices\"}"));
    failureOf(mode, open(builder().logBodies(true)));
    assertThat(lines("DEBUG"))
        .anyMatch(line -> line.matches("DEBUG (response|event) .*no choices.*"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void logBodies_webPageInPlaceOfJson_logsIt(Mode mode) {
    server.enqueue(Answer.status(200).header("Content-Type", "text/html").body("<h1>Log in</h1>"));
    failureOf(mode, open(builder().logBodies(true)));
    assertThat(lines("DEBUG")).contains("DEBUG response <h1>Log in</h1>");
  }

  @Test
  void listener_throwsAtAChunkOrItsPreparation_isLoggedOnce() {
    server.otherwise(Answer.eventStream().data(SocketTest.chunk("a")).data(GOOD).data("[DONE]"));
    Mode.STREAM.call(
        open(
            builder()
                .callListener(
                    new CallListener() {
                      @Override
                      public void onChunk(CallInfo call, Object chunk, long nanos) {
                        throw new IllegalStateException("the user's");
                      }
                    })));
    assertThat(lines("WARN")).containsExactly("WARN a listener threw; the call goes on");
    Mode.STREAM.call(
        open(
            builder()
                .callListener(
                    new CallListener() {
                      @Override
                      public CallListener forCall(CallInfo call) {
                        throw new IllegalStateException("the user's");
                      }
                    })));
    assertThat(lines("WARN")).hasSize(2);
  }

  @Test
  void listener_throwsAtItsScope_isLoggedOnceAndTheCallGoesOn() {
    server.otherwise(Answer.json(GOOD));
    for (CallScope scope : new CallScope[] {null, CallLogLinesTest::fail}) {
      Mode.CREATE.call(
          open(
              builder()
                  .callListener(
                      new CallListener() {
                        @Override
                        public CallScope openScope(CallInfo call) {
                          if (scope == null) {
                            fail();
                          }
                          return scope;
                        }
                      })));
    }
    assertThat(lines("WARN")).hasSize(2).containsOnly("WARN a listener threw; the call goes on");
  }

  private static void fail() {
    throw new IllegalStateException("the user's");
  }

  @Test
  void call_ended_logsWhatWasSeenAndWhatWasNot() {
    server.enqueue(Answer.lostConnection(), Answer.json(WITH_USAGE));
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    failureOf(Mode.CREATE, tune);
    Mode.CREATE.call(tune);
    assertThat(lines("DEBUG").get(1))
        .startsWith("DEBUG failed: the connection to ")
        .endsWith(
            ", status 0, 1 attempts, head after -, first chunk after -, 0 ms in all, 0 chunks,"
                + " no usage");
    assertThat(lines("DEBUG").get(3))
        .startsWith("DEBUG complete, status 200, 1 attempts, head after 0 ms, first chunk after")
        .contains("completionTokens=3");
  }
}
