package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits that a server asks for, and the retry budget that they do not drain. */
class RateLimitTest extends WireTest {

  private static final Answer WAIT = Answer.status(429).header("Retry-After", "1");

  private TuneStudioClientBuilder patient(RetryBudget budget) {
    return builder().retryPolicy(RetryPolicy.builder().maxRetries(6).build()).retryBudget(budget);
  }

  @ParameterizedTest
  @EnumSource
  void retryAfter_budgetIsEmpty_isStillObeyed(Mode mode) {
    server.enqueue(WAIT, WAIT, WAIT, WAIT, WAIT, WAIT, Answer.json(GOOD));
    assertThat(mode.call(open(patient(RetryBudget.of(0, 0)))).text()).isEqualTo("upon a time");
    assertThat(clock.waits())
        .hasSize(6)
        .allSatisfy(
            wait ->
                assertThat(wait)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1))
                    .isLessThanOrEqualTo(Duration.ofMillis(1_100)));
  }

  @ParameterizedTest
  @EnumSource
  void rateLimit_withoutAWait_drainsTheBudgetAndSaysSo(Mode mode) {
    server.otherwise(Answer.status(429));
    RateLimitException failure =
        (RateLimitException) failureOf(mode, open(patient(RetryBudget.of(2, 0))));
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure).hasMessageContaining("retry budget of 2 is used up");
  }

  @ParameterizedTest
  @EnumSource
  void retryAfter_forEver_endsAtTheLimitOfThePolicyAndSaysSo(Mode mode) {
    server.otherwise(WAIT);
    RateLimitException failure =
        (RateLimitException) failureOf(mode, open(patient(RetryBudget.unlimited())));
    assertThat(failure.attempts()).isEqualTo(7);
    assertThat(failure).hasMessageContaining("all 6 retries were made");
  }
}
