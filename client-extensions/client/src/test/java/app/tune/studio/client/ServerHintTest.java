package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that says whether another attempt makes sense is obeyed, within the limits. */
class ServerHintTest extends WireTest {

  private static Answer failure(int status, String hint) {
    return Answer.json(status, "{\"message\":\"m\"}").header("x-should-retry", hint);
  }

  @ParameterizedTest
  @EnumSource
  void hintFalse_statusIsRetryable_isNotRetried(Mode mode) {
    for (int status : new int[] {429, 500, 503}) {
      server.enqueue(failure(status, status == 500 ? "False" : "false"));
      assertThat(failureOf(mode, open()).attempts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hintTrue_statusIsNotRetryable_isRetried(Mode mode) {
    for (int status : new int[] {400, 404, 422}) {
      server.enqueue(failure(status, "true"), Answer.json(GOOD));
      assertThat(mode.call(open()).text()).isEqualTo("upon a time");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hintTrue_forEver_endsAtTheLimitOfThePolicy(Mode mode) {
    server.otherwise(failure(400, "true"));
    RetryPolicy twice = RetryPolicy.builder().maxRetries(2).build();
    assertThat(failureOf(mode, open(builder().retryPolicy(twice))).attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void hintTrue_noRetriesWanted_isNotRetried(Mode mode) {
    server.enqueue(failure(503, "true"));
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    assertThat(failureOf(mode, tune).attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void hintTrue_quotaIsExhausted_isNotRetried(Mode mode) {
    server.enqueue(
        Answer.json(429, "{\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}}")
            .header("x-should-retry", "true"));
    assertThat(failureOf(mode, open()).attempts()).isEqualTo(1);
  }
}
