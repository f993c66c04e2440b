package app.tune.studio.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import app.tune.studio.model.Usage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits of the contract, at their edges. */
class LimitsTest {

  /** One change of a request that is otherwise right. */
  record Change(String message, UnaryOperator<TextCompletionRequestBuilder> change) {
    void build() {
      change.apply(TextCompletionRequest.builder().prompt("Once")).build();
    }

    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Change> refused() {
    return Stream.of(
        new Change("prompt: is required", it -> it.put("prompt", null)),
        new Change("top_p: must be greater than 0 and at most 1, was 0.0", it -> it.topP(0)),
        new Change("top_p: must be greater than 0 and at most 1, was -1.0", it -> it.topP(-1)),
        new Change("top_p: must be greater than 0 and at most 1, was 1.5", it -> it.topP(1.5)),
        new Change("top_p: must be a finite number, was NaN", it -> it.topP(Double.NaN)),
        new Change("n: must be at least 1, was 0", it -> it.n(0)),
        new Change("n: must be at least 1, was -1", it -> it.n(-1)),
        new Change(
            "temperature: must be a finite number, was NaN", it -> it.temperature(Double.NaN)),
        new Change(
            "temperature: must be a finite number, was Infinity", it -> it.temperature(1 / 0.0)),
        new Change(
            "presence_penalty: must be a finite number, was -Infinity",
            it -> it.presencePenalty(-1 / 0.0)),
        new Change(
            "frequency_penalty: must be a finite number, was NaN",
            it -> it.frequencyPenalty(Float.NaN)),
        new Change(
            "logit_bias[50256]: must be a finite number, was NaN",
            it -> it.logitBias(Map.of("50256", Double.NaN))),
        new Change("stop[1]: must not be null", it -> it.stop("a", null)),
        new Change(
            "top_p: must be greater than 0 and at most 1, was 7.0", it -> it.put("top_p", 7)),
        new Change("x_1: must be a finite number, was NaN", it -> it.put("x_1", Double.NaN)),
        new Change(
            "x_2[0][y]: must be a finite number, was -Infinity",
            it -> it.put("x_2", List.of(Map.of("y", -1 / 0f)))),
        new Change("n: must be an integer, was 1.5", it -> it.put("n", 1.5)),
        new Change("n: must be an integer, was \"1\"", it -> it.put("n", "1")),
        new Change(
            "n: must be an integer of at most 2147483647, was 99999999999",
            it -> it.put("n", 99_999_999_999L)),
        new Change(
            "n: must be an integer of at least -2147483648, was -99999999999",
            it -> it.put("n", -99_999_999_999L)),
        new Change(
            "logit_bias: must be an object of numbers, was {a=b}",
            it -> it.put("logit_bias", Map.of("a", "b"))),
        new Change("prompt: must be a string, was 1", it -> it.put("prompt", 1)),
        new Change("echo: must be a boolean, was 1", it -> it.put("echo", 1)),
        new Change("stop: must be a list of strings, was [1]", it -> it.put("stop", List.of(1))),
        new Change(
            "n: must be an integer, was [1]",
            it -> it.additionalProperties(Map.of("n", List.of(1)))));
  }

  static Stream<Change> taken() {
    return Stream.of(
        new Change("an empty prompt", it -> it.prompt("")),
        new Change("the least top_p", it -> it.topP(Double.MIN_VALUE)),
        new Change("the most top_p", it -> it.topP(1)),
        new Change("the least n", it -> it.n(1)),
        new Change("max_tokens without limit", it -> it.maxTokens(-1)),
        new Change("a high temperature", it -> it.temperature(100)),
        new Change("no temperature", it -> it.temperature(null)),
        new Change("a zero temperature", it -> it.temperature(0)),
        new Change("no stops", it -> it.stop()),
        new Change("an unnamed member", it -> it.put("x_1", null)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void build_beyondALimit_namesFieldLimitAndValue(Change change) {
    assertThatIllegalArgumentException().isThrownBy(change::build).withMessage(change.message());
  }

  @ParameterizedTest
  @MethodSource("taken")
  void build_withinLimits_isTaken(Change change) {
    assertThatCode(change::build).doesNotThrowAnyException();
  }

  @Test
  void toBuilder_beyondALimit_isRefusedToo() {
    TextCompletionRequest request = TextCompletionRequest.builder().prompt("Once").build();

    assertThatIllegalArgumentException().isThrownBy(() -> request.toBuilder().n(0).build());
  }

  @Test
  void build_answer_isNeverRefused() {
    assertThat(Usage.builder().promptTokens(-1L).build().promptTokens()).isEqualTo(-1);
  }
}
