package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.testkit.script.Answer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The attempt with another key after a 401 is an attempt like any other. */
class CallSecondKeyTest extends WireTest {

  @ParameterizedTest
  @EnumSource
  void attemptHeader_otherKeyAfterA401_isNumberedOn(Mode mode) {
    Iterator<String> keys = List.of("old", "new", "new").iterator();
    server.enqueue(Answer.status(401), Answer.status(503), good(mode));
    mode.call(open(builder().attemptHeader("X-Attempt").apiKey(keys::next)));
    assertThat(server.requests())
        .extracting(request -> request.header("X-Attempt") + " " + request.header("Authorization"))
        .containsExactly("1 old", "2 new", "3 new");
  }

  /** A listener that traces each attempt, as a header. */
  private static final CallListener TRACING =
      new CallListener() {
        @Override
        public void onAttempt(CallInfo call, AttemptInfo attempt) {
          attempt.header("X-Trace", "t" + attempt.number());
        }
      };

  @ParameterizedTest
  @EnumSource
  void interceptor_otherKeyAfterA401_runsOncePerAttemptBehindTheListener(Mode mode) {
    Iterator<String> keys = List.of("old", "new").iterator();
    List<Object> signed = new CopyOnWriteArrayList<>();
    server.enqueue(Answer.status(401), good(mode));
    mode.call(
        open(
            builder()
                .callListener(TRACING)
                .apiKey(keys::next)
                .interceptor(template -> signed.addAll(template.headers().get("X-Trace")))));
    assertThat(signed).containsExactly("t1", "t2");
    assertThat(server.requests())
        .extracting(request -> request.header("X-Trace") + " " + request.header("Authorization"))
        .containsExactly("t1 old", "t2 new");
  }

  @ParameterizedTest
  @EnumSource
  void interceptor_sameKeyAfterA401_runsForTheOneAttempt(Mode mode) {
    AtomicInteger runs = new AtomicInteger();
    server.enqueue(Answer.status(401));
    failureOf(
        mode, open(builder().apiKey(() -> "old").interceptor(template -> runs.incrementAndGet())));
    assertThat(runs).hasValue(1);
  }
}
