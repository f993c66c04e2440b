package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.event.AttemptFailure;
import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.CallScope;
import app.tune.studio.client.event.RecordedCall;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.testkit.script.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners throw is logged once for each call, and changes nothing. */
class ListenerFailureTest extends WireTest {

  /** Throws wherever it is called, but for the method that would replace it. */
  private static final class Broken implements CallListener {

    /** Undeclared, which the compiler of Java does not see. */
    private static RuntimeException failure() {
      return Sneaky.rethrow(new IOException("the listener's"));
    }

    @Override
    public CallScope openScope(CallInfo call) {
      return () -> {
        throw failure();
      };
    }

    @Override
    public void onStart(CallInfo call) {
      throw failure();
    }

    @Override
    public void onAttempt(CallInfo call, AttemptInfo attempt) {
      throw failure();
    }

    @Override
    public void onAttemptFailed(CallInfo call, AttemptFailure failure) {
      throw failure();
    }

    @Override
    public void onResponse(CallInfo call, ResponseInfo response) {
      throw failure();
    }

    @Override
    public void onFirstChunk(CallInfo call, String responseModel) {
      throw failure();
    }

    @Override
    public void onChunk(CallInfo call, Object chunk, long nanos) {
      throw new AssertionError("the listener's");
    }

    @Override
    public void onEnd(CallInfo call, CallEnd end) {
      throw failure();
    }
  }

  @ParameterizedTest
  @EnumSource
  void listener_throwsEverywhere_changesNothingAndIsLoggedOnce(Mode mode) {
    server.enqueue(Answer.status(503), good(mode));
    RecordedCall recorded = new RecordedCall();
    TuneStudioClient tune = open(builder().callListener(new Broken()).callListener(recorded));
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
      eventually("the end", () -> !recorded.ends().isEmpty());
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .singleElement()
          .asString()
          .contains("a listener threw");
    }
    assertThat(recorded.events()).hasSize(9).endsWith("end COMPLETE");
  }

  @Test
  void listener_throwsAtItsPreparation_receivesNothingOfTheCall() {
    server.enqueue(good(Mode.CREATE));
    RecordedCall unprepared =
        new RecordedCall() {
          @Override
          public CallListener forCall(CallInfo call) {
            throw new IllegalStateException("the listener's");
          }
        };
    Mode.CREATE.call(open(builder().callListener(unprepared)));
    assertThat(unprepared.events()).isEmpty();
  }

  @Test
  void listener_setsAnImpossibleHeader_theCallGoesOnWithoutIt() {
    server.enqueue(good(Mode.CREATE));
    CallListener wrong =
        new CallListener() {
          @Override
          public void onAttempt(CallInfo call, AttemptInfo attempt) {
            attempt.header("Content-Length", "1");
          }
        };
    Mode.CREATE.call(open(builder().callListener(wrong)));
    assertThat(server.requests()).hasSize(1);
  }
}
