package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that users set: what is refused, and how numbers look on the wire. */
class UserValuesTest extends WireTest {

  private static Stream<Object> notFinite() {
    return Stream.of(
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Float.NaN,
        List.of(1.0, Double.NaN),
        Map.of("a", List.of(Float.POSITIVE_INFINITY)),
        new double[] {1, Double.NaN},
        Arrays.asList(null, Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("notFinite")
  void put_numberNotFinite_isRefused(Object value) {
    assertThatThrownBy(
            () -> TextCompletionRequest.builder().prompt("Once").put("min_p", value).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("min_p");
  }

  @ParameterizedTest
  @MethodSource("notFinite")
  void bodyMember_numberNotFinite_isRefused(Object value) {
    assertThatThrownBy(
            () -> {
              TextCompletions completions =
                  open().textCompletions().with(o -> o.bodyMember("min_p", value));
              completions.create(r -> r.prompt("Once"));
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("min_p");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void put_namedMember_setsItConvertedAndChecked() {
    TextCompletionRequest request =
        TextCompletionRequest.builder().prompt("Once").put("max_tokens", 7L).put("n", 2).build();
    assertThat(request.maxTokens()).isEqualTo(7);
    assertThat(request.n()).isEqualTo(2);
    assertThat(request.additionalProperties()).isEmpty();
    assertThatThrownBy(() -> TextCompletionRequest.builder().prompt("a").put("n", 0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n");
    assertThatThrownBy(() -> TextCompletionRequest.builder().put("n", "many"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void member_byWireName_isReadWhetherItIsNamedOrNot() {
    server.enqueue(Answer.json(GOOD.replace("\"id\"", "\"timings\":{\"ms\":5},\"id\"")));
    TextCompletion completion = Mode.CREATE.call(open());
    assertThat(completion.member("timings")).isEqualTo(Map.of("ms", 5));
    assertThat(completion.member("id")).isEqualTo("c1");
    assertThat(completion.choices().get(0).member("finish_reason")).isEqualTo("stop");
    assertThat(completion.member("absent")).isNull();
  }

  @Test
  void numbers_ofAnyType_keepTheirShortestForm() {
    server.enqueue(Answer.json(GOOD));
    open()
        .textCompletions()
        .create(
            r ->
                r.prompt("Once")
                    .temperature(0.7f)
                    .topP(new BigDecimal("0.9"))
                    .frequencyPenalty(0.1)
                    .logitBias(Map.of("50256", -100)));
    assertThat(server.takeRequest().bodyText())
        .contains(
            "\"temperature\":0.7,",
            "\"top_p\":0.9,",
            "\"frequency_penalty\":0.1,",
            "\"logit_bias\":{\"50256\":-100}");
  }
}
