package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.TuneStudioClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRunnerBuilderTest {

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        refused(b -> b.maxConcurrency(0), "maxConcurrency: must be 1 to 10000, was 0"),
        refused(b -> b.maxConcurrency(10_001), "maxConcurrency: must be 1 to 10000, was 10001"),
        refused(b -> b.latencyTolerance(1), "latencyTolerance: must be more than 1, was 1.0"),
        refused(b -> b.requestsPerMinute(0), "requestsPerMinute: must be more than 0, was 0.0"),
        refused(
            b -> b.requestsPerMinute(Double.NaN),
            "requestsPerMinute: must be more than 0, was NaN"),
        refused(b -> b.tokensPerMinute(-1), "tokensPerMinute: must be more than 0, was -1.0"),
        refused(b -> b.maxFailures(-1), "maxFailures: must be 0 or more, was -1"),
        refused(b -> b.maxFailureShare(0), "maxFailureShare: must be more than 0, was 0.0"),
        refused(b -> b.inputOrder(0), "inputOrder: must be 1 or more, was 0"),
        refused(
            b -> b.stopTimeout(Duration.ofSeconds(-1)),
            "stopTimeout: must be 0 or more and at most 365 days, was PT-1S"),
        refused(
            b -> b.stopTimeout(Duration.ofDays(366)),
            "stopTimeout: must be 0 or more and at most 365 days, was PT8784H"),
        refused(
            b -> b.maxOutage(Duration.ZERO),
            "maxOutage: must be more than 0 and at most 365 days, was PT0S"));
  }

  private static Arguments refused(Consumer<BatchRunnerBuilder> setting, String message) {
    return arguments(setting, message);
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void setting_outOfRange_isRefused(Consumer<BatchRunnerBuilder> setting, String message) {
    try (TuneStudioClient tune = TuneStudioClient.builder().apiKey("none").build()) {
      BatchRunnerBuilder builder = BatchRunner.builder(tune);

      assertThatThrownBy(() -> setting.accept(builder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }
  }

  @Test
  void perMillionTokens_withANegativePrice_isRefused() {
    assertThatThrownBy(() -> BatchPrices.perMillionTokens(BigDecimal.ONE, new BigDecimal("-1")))
        .hasMessage("completion: must be 0 or more, was -1");
  }

  @Test
  void of_withAnEmptyId_isRefused() {
    assertThatThrownBy(() -> BatchItem.of("", r -> r.prompt("p")))
        .hasMessage("id: must not be empty");
  }
}
