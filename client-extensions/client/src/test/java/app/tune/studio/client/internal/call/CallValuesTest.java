package app.tune.studio.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallEnd.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The values that listeners get: the start of an attempt and the end of a call. */
class CallValuesTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("call-1", "http://h/v1", 1, null);
  private static final TuneStudioException CANCELLED =
      new CallCancelledException("closed", CONTEXT, null);
  private static final TuneStudioException ODD = new ProtocolException("odd", CONTEXT, null);

  private static TuneStudioException incomplete(TuneStudioException cause) {
    return new IncompleteStreamException("cut", Map.of(), Map.of(), false, CONTEXT, cause);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(null, Outcome.COMPLETE),
        arguments(CANCELLED, Outcome.CANCELLED),
        arguments(incomplete(CANCELLED), Outcome.CANCELLED),
        arguments(ODD, Outcome.FAILED),
        arguments(incomplete(ODD), Outcome.FAILED),
        arguments(incomplete(null), Outcome.FAILED),
        arguments(new IllegalArgumentException("no"), Outcome.FAILED));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void outcome_failure_isCancelledOnlyByACancellation(Throwable failure, Outcome outcome) {
    assertThat(EndOfCall.outcome(failure)).isEqualTo(outcome);
  }

  private static EndOfCall end(long response, long firstChunk) {
    return new EndOfCall(
        Outcome.FAILED,
        ODD,
        null,
        null,
        Map.of(),
        null,
        2,
        3,
        response,
        firstChunk,
        4_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"-1, ", "0, PT0S", "5, PT0.000000005S"})
  void times_nanoseconds_areNullOnlyIfNothingHappened(long nanos, Duration time) {
    assertThat(end(nanos, -1).timeToResponse()).isEqualTo(time);
    assertThat(end(-1, nanos).timeToFirstChunk()).isEqualTo(time);
    assertThat(end(-1, -1).totalTime()).isEqualTo(Duration.ofSeconds(4));
    assertThat(end(-1, -1)).hasToString("FAILED after PT4S, attempts: 2, chunks: 3");
  }

  @Test
  void header_namesDifferInCaseAlone_keepsTheLastAndIsNotShown() {
    AttemptStart attempt = new AttemptStart(2);
    attempt.header("X-A", "secret");
    attempt.header("x-a", "other");
    assertThat(attempt.headers()).hasSize(1).containsValue("other");
    assertThat(attempt).hasToString("attempt 2");
  }

  @ParameterizedTest
  @CsvSource({"Host, a", "a b, a", "X-A, ä", "X-A, ''"})
  void header_invalid_isRefused(String name, String value) {
    AttemptStart attempt = new AttemptStart(1);
    assertThatIllegalArgumentException().isThrownBy(() -> attempt.header(name, value));
    assertThat(attempt.headers()).isEmpty();
  }
}
