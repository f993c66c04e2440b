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
        of("was PT-1S and PT1S", b -> b.backoff(second.negated(), second)),
        of("was PT1S and PT0S", b -> b.backoff(second, Duration.ZERO)),
        of("was PT1S and PT8784H", b -> b.backoff(second, Duration.ofDays(366))),
        of("maxRetryAfter: must be 0 or more", b -> b.maxRetryAfter(second.negated())));
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
  void policies_retries_areAsDocumented() {
    assertThat(RetryPolicy.standard().maxRetries()).isEqualTo(2);
    assertThat(RetryPolicy.conservative().maxRetries()).isEqualTo(2);
    assertThat(RetryPolicy.none().maxRetries()).isZero();
  }
}
