package app.tune.studio.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetryPolicyBuilderTest {

  static Stream<Arguments> refused() {
    Duration second = Duration.ofSeconds(1);
    return Stream.of(
        of("maxRetries: must be 0 to 100, was -1", b -> b.maxRetries(-1)),
        of("maxRetries: must be 0 to 100, was 101", b -> b.maxRetries(101)),
        of("statuses: must be 400 to 599 without 402, was 402", b -> b.statuses(503, 402)),
        of("statuses: must be 400 to 599 without 402, was 200", b -> b.statuses(200)),
        of(
            "backoff: the base must be 0 to its maximum of PT1S, was PT-1S",
            b -> b.backoff(second.negated(), second)),
        of(
            "backoff: the base must be 0 to its maximum of PT0S, was PT1S",
            b -> b.backoff(second, Duration.ZERO)),
        of(
            "backoff: the maximum must be 0 to 365 days, was PT8784H",
            b -> b.backoff(second, Duration.ofDays(366))),
        of(
            "maxRetryAfter: must be 0 to 365 days, was PT-1S",
            b -> b.maxRetryAfter(second.negated())),
        of(
            "maxRetryAfter: must be 0 to 365 days, was PT8784H",
            b -> b.maxRetryAfter(Duration.ofDays(366))));
  }

  private static Arguments of(String message, UnaryOperator<RetryPolicyBuilder> setting) {
    return Arguments.arguments(message, setting);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void setting_outOfRange_isRefusedWithLimitAndValue(
      String message, UnaryOperator<RetryPolicyBuilder> setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.apply(RetryPolicy.builder()))
        .withMessageContaining(message);
  }

  @Test
  void toBuilder_anyPolicy_keepsWhatItDoesNotChange() {
    RetryPolicy mine =
        RetryPolicy.builder()
            .maxRetries(100)
            .statuses(400, 599)
            .retryLostConnections(false)
            .backoff(Duration.ZERO, Duration.ofDays(365))
            .maxRetryAfter(Duration.ZERO)
            .build();
    RetryPolicy changed = mine.toBuilder().maxRetries(0).build();
    assertThat(changed.maxRetries()).isZero();
    assertThat(mine.toBuilder().build()).usingRecursiveComparison().isEqualTo(mine);
    assertThat(changed).usingRecursiveComparison().ignoringFields("maxRetries").isEqualTo(mine);
  }

  @Test
  void policies_retries_areAsDocumented() {
    assertThat(RetryPolicy.standard().maxRetries()).isEqualTo(2);
    assertThat(RetryPolicy.conservative().maxRetries()).isEqualTo(2);
    assertThat(RetryPolicy.none().maxRetries()).isZero();
  }
}
