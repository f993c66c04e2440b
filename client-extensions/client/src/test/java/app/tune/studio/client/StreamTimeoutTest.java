package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.testkit.script.Answer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The timeout of a whole stream, which does not apply to a plain call. */
class StreamTimeoutTest extends WireTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Returns a client whose stream timeout passes while the server works on its response. */
  private TuneStudioClient slow(Mode mode) {
    server.enqueue(
        Answer.deferred(
            () -> {
              clock.advance(Duration.ofMinutes(1));
              return good(mode);
            }));
    return open(
        builder()
            .streamTimeout(Duration.ofSeconds(1))
            .totalTimeout(HOUR)
            .firstByteTimeout(HOUR)
            .idleTimeout(HOUR));
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void plainCall_streamTimeoutHasPassed_isComplete(Mode mode) {
    assertThat(mode.call(slow(mode)).text()).isEqualTo("upon a time");
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_streamTimeoutHasPassed_fails(Mode mode) {
    assertThat(failureOf(mode, slow(mode)))
        .isInstanceOfSatisfying(
            CallTimeoutException.class, late -> assertThat(late.phase()).isEqualTo(Phase.STREAM));
  }
}
