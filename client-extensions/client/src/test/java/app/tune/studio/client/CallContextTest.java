package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.AttemptFailure;
import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.ContextPropagation;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.testkit.script.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/** The context of the calling thread is visible to the user's code of all attempts. */
class CallContextTest extends WireTest {

  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  private final List<String> seen = new CopyOnWriteArrayList<>();

  /** Notes what an event sees. */
  private final class Looking implements CallListener {

    @Override
    public void onStart(CallInfo call) {
      look("start");
    }

    @Override
    public void onAttempt(CallInfo call, AttemptInfo attempt) {
      look("attempt");
    }

    @Override
    public void onResponse(CallInfo call, ResponseInfo response) {
      look("response");
    }

    @Override
    public void onAttemptFailed(CallInfo call, AttemptFailure failure) {
      look("failed");
    }

    @Override
    public void onFirstChunk(CallInfo call, String responseModel) {
      look("first chunk");
    }

    @Override
    public void onEnd(CallInfo call, CallEnd end) {
      look("end");
    }
  }

  private void look(String where) {
    seen.add(where + " " + MDC.get("user") + " " + TENANT.get());
  }

  @AfterEach
  void forget() {
    MDC.clear();
    TENANT.remove();
  }

  @ParameterizedTest
  @EnumSource
  void call_retried_carriesTheContextOfItsThreadToAllOfIt(Mode mode) {
    server.enqueue(Answer.status(503), good(mode));
    TuneStudioClient tune =
        open(
            builder()
                .callListener(ContextPropagation.of(MDC::getCopyOfContextMap, MDC::setContextMap))
                .callListener(ContextPropagation.of(TENANT::get, TENANT::set))
                .callListener(new Looking())
                .interceptor(request -> look("interceptor"))
                .apiKey(
                    () -> {
                      look("key");
                      return KEY;
                    }));
    seen.clear();
    MDC.put("user", "ada");
    TENANT.set("one");
    mode.call(tune);
    eventually("the end", () -> seen.contains("end ada one"));
    assertThat(seen)
        .containsExactly(
            "start ada one",
            "attempt ada one",
            "interceptor ada one",
            "key ada one",
            "response ada one",
            "failed ada one",
            "attempt ada one",
            "interceptor ada one",
            "key ada one",
            "response ada one",
            "first chunk ada one",
            "end ada one");
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("user", "ada"));
    assertThat(TENANT.get()).isEqualTo("one");
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ASYNC", "STREAM_ASYNC", "PUBLISH"})
  void call_ended_leavesNothingOnTheThreadsOfTheExecutor(Mode mode) {
    server.enqueue(Answer.status(503), good(mode));
    List<String> left = new CopyOnWriteArrayList<>();
    TuneStudioClient tune =
        open(
            builder()
                .executor(
                    task ->
                        new Thread(
                                () -> {
                                  task.run();
                                  left.add(MDC.get("user") + " " + TENANT.get());
                                })
                            .start())
                .callListener(ContextPropagation.of(MDC::getCopyOfContextMap, MDC::setContextMap))
                .callListener(ContextPropagation.of(TENANT::get, TENANT::set)));
    TENANT.set("one");
    mode.call(tune);
    eventually("a task has ended", () -> !left.isEmpty());
    assertThat(left).containsOnly("null null");
  }

  @ParameterizedTest
  @EnumSource
  void attemptHeader_ofAListener_isSentWithEachAttempt(Mode mode) {
    server.enqueue(Answer.status(401), Answer.status(503), good(mode));
    List<String> keys = new CopyOnWriteArrayList<>(List.of("k1", "k2", "k3"));
    CallListener tracing =
        new CallListener() {
          @Override
          public void onAttempt(CallInfo call, AttemptInfo attempt) {
            attempt.header("traceparent", "00-" + attempt.number());
            attempt.header("Authorization", "none");
          }
        };
    mode.call(open(builder().apiKey(() -> keys.remove(0)).callListener(tracing)));
    assertThat(server.requests())
        .extracting(
            request -> request.header("traceparent") + " " + request.header("Authorization"))
        .containsExactly("00-1 k1", "00-2 k2", "00-3 k3");
  }

  @ParameterizedTest
  @EnumSource
  void attemptHeader_ofAListener_isSeenByInterceptors(Mode mode) {
    server.enqueue(good(mode));
    CallListener tracing =
        new CallListener() {
          @Override
          public void onAttempt(CallInfo call, AttemptInfo attempt) {
            attempt.header("traceparent", "00");
          }
        };
    mode.call(
        open(
            builder()
                .callListener(tracing)
                .interceptor(
                    request -> seen.add(String.join(",", request.headers().get("traceparent"))))));
    assertThat(seen).containsExactly("00");
  }
}
