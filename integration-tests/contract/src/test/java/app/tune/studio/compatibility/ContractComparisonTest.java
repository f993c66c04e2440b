package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractComparisonTest {

  private static final String CONTRACT =
      """
      openapi: 3.0.3
      info: {title: sample, version: "1"}
      paths:
        /complete:
          post:
            operationId: complete
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      prompt: {type: string}
                      top_p: {type: number, minimum: 0, maximum: 1}
            responses:
              "200":
                description: the answer
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        text: {type: string}
                        model: {type: string}
      """;

  @Test
  void between_equalContracts_findsNothing() {
    assertThat(ContractComparison.between(CONTRACT, CONTRACT).breaking()).isFalse();
  }

  @Test
  void between_aFieldAdded_isNoBreak() {
    Changes changes =
        after(
            "prompt: {type: string}",
            "prompt: {type: string}\n                seed: {type: integer}");

    assertThat(changes.breaking()).as(changes.report()).isFalse();
    assertThat(changes.report()).contains("seed");
  }

  @Test
  void between_aFieldOfTheAnswerAdded_isNoBreak() {
    Changes changes =
        after(
            "model: {type: string}",
            "model: {type: string}\n                  usage: {type: object}");

    assertThat(changes.breaking()).as(changes.report()).isFalse();
    assertThat(changes.report()).contains("usage");
  }

  @Test
  void between_aFieldOfTheAnswerRemoved_isABreak() {
    assertBreak(after("model: {type: string}", ""), "model");
  }

  @Test
  void between_aFieldOfTheRequestRemoved_isABreak() {
    assertBreak(after("prompt: {type: string}", ""), "prompt");
  }

  @ParameterizedTest
  @CsvSource({
    "maximum: 1, maximum: 0.9",
    "maximum: 1, 'maximum: 1, exclusiveMaximum: true'",
    "minimum: 0, minimum: 0.1",
    "'type: string', 'type: string, minLength: 1'"
  })
  void between_aLimitNarrowed_isABreak(String part, String replacement) {
    assertThat(after(part, replacement).breaking()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"maximum: 1, maximum: 1.5", "', maximum: 1', ''"})
  void between_aLimitWidened_isNoBreak(String part, String replacement) {
    assertThat(after(part, replacement).breaking()).isFalse();
  }

  @Test
  void between_anOperationRemoved_isABreak() {
    assertBreak(after("/complete:", "/completions:"), "/complete");
  }

  private static Changes after(String part, String replacement) {
    assertThat(CONTRACT).contains(part);
    return ContractComparison.between(
        CONTRACT, CONTRACT.replaceFirst(Pattern.quote(part), replacement));
  }

  private static void assertBreak(Changes changes, String named) {
    assertThat(changes.breaking()).as(changes.report()).isTrue();
    assertThat(changes.report()).contains(named);
  }
}
