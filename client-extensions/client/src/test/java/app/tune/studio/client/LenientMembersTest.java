package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A paid text is not thrown away for a member beside it that is odd. */
class LenientMembersTest extends WireTest {

  private static Stream<Arguments> oddMembers() {
    return Inputs.inAllModes(
        "\"created\":\"2024-05-01T00:00:00Z\"",
        "\"created\":1714521600.25",
        "\"created\":{}",
        "\"usage\":\"\"",
        "\"usage\":[]",
        "\"usage\":7",
        "\"usage\":{\"total_tokens\":\"many\"}",
        "\"id\":{\"a\":1}",
        "\"id\":12",
        "\"model\":[\"a\"]",
        "\"object\":false",
        "\"error\":null",
        "\"x\":NaN,\"y\":[Infinity,-Infinity]");
  }

  private static Stream<Arguments> oddMembersOfAChoice() {
    return Inputs.inAllModes(
        "\"finish_reason\":{\"type\":\"stop\"}",
        "\"finish_reason\":[]",
        "\"finish_reason\":7",
        "\"logprobs\":{\"token_logprobs\":[NaN,-Infinity]}",
        "\"logprobs\":\"none\"",
        "\"index\":\"first\"",
        "\"index\":{}");
  }

  private static Stream<Arguments> noTexts() {
    return Inputs.inAllModes("{\"text\":[]}", "{\"text\":{}}", "\"Hello\"", "[[]]");
  }

  /** Sends what a plain call takes for a response and a stream for its one chunk. */
  private void send(String members, String choices) {
    String separator = members.isEmpty() ? "" : ",";
    String json = "{" + members + separator + "\"choices\":[" + choices + "]}";
    server.handler(
        request ->
            request.bodyText().contains("\"stream\":true")
                ? Answer.eventStream().data(json).data("[DONE]")
                : Answer.json(json));
  }

  @ParameterizedTest
  @MethodSource("oddMembers")
  void member_ofAnotherType_doesNotCostTheText(Mode mode, String member) {
    send(member, "{\"index\":0,\"text\":\"Hello\",\"finish_reason\":\"stop\"}");
    TextCompletion completion = mode.call(open());
    assertThat(completion.text()).isEqualTo("Hello");
    assertThat(completion.choices().get(0).finishReason()).isEqualTo("stop");
  }

  @ParameterizedTest
  @MethodSource("oddMembersOfAChoice")
  void memberOfAChoice_ofAnotherType_doesNotCostTheText(Mode mode, String member) {
    send("", "{\"text\":\"Hello\"," + member + "}");
    assertThat(mode.call(open()).text()).isEqualTo("Hello");
  }

  @ParameterizedTest
  @EnumSource
  void oddMembers_areNullAndReadableRaw(Mode mode) {
    send(
        "\"created\":\"2024-05-01T00:00:00Z\",\"usage\":[]",
        "{\"index\":0,\"text\":\"Hello\",\"finish_reason\":{\"type\":\"stop\"}}");
    TextCompletion completion = mode.call(open());
    assertThat(completion.created()).isNull();
    assertThat(completion.usage()).isNull();
    assertThat(completion.additionalProperties())
        .isEqualTo(Map.of("created", "2024-05-01T00:00:00Z", "usage", List.of()));
    CompletionChoice choice = completion.choices().get(0);
    assertThat(choice.finishReason()).isNull();
    assertThat(choice.additionalProperties())
        .isEqualTo(Map.of("finish_reason", Map.of("type", "stop")));
  }

  @ParameterizedTest
  @EnumSource
  void tokenCounts_beyond32Bits_areKept(Mode mode) {
    send(
        "\"usage\":{\"total_tokens\":3000000000,\"prompt_tokens\":2147483648,"
            + "\"completion_tokens\":9007199254740993}",
        "{\"index\":0,\"text\":\"Hello\",\"finish_reason\":\"stop\"}");
    TextCompletion completion = mode.call(open());
    assertThat(completion.usage().totalTokens()).isEqualTo(3_000_000_000L);
    assertThat(completion.usage().promptTokens()).isEqualTo(2_147_483_648L);
    assertThat(completion.usage().completionTokens()).isEqualTo(9_007_199_254_740_993L);
  }

  @ParameterizedTest
  @EnumSource
  void logprobs_notFinite_areRead(Mode mode) {
    send(
        "",
        "{\"index\":0,\"text\":\"Hello\",\"logprobs\":{\"token_logprobs\":[NaN,-Infinity,-0.5]},"
            + "\"finish_reason\":\"stop\"}");
    Object logprobs = mode.call(open()).choices().get(0).additionalProperties().get("logprobs");
    assertThat(logprobs)
        .isEqualTo(Map.of("token_logprobs", List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.5)));
  }

  @ParameterizedTest
  @EnumSource
  void choices_nullAmongThem_isDropped(Mode mode) {
    send("", "null,{\"index\":0,\"text\":\"Hello\",\"finish_reason\":\"stop\"},null");
    assertThat(mode.call(open()).choices()).singleElement().hasFieldOrPropertyWithValue("index", 0);
  }

  @ParameterizedTest
  @EnumSource
  void choices_onlyNull_areEmpty(Mode mode) {
    send("", "null");
    assertThat(mode.call(open()).choices()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("noTexts")
  void text_ofAnotherType_isAProtocolError(Mode mode, String choice) {
    send("", choice);
    assertThat(failureOf(mode, open())).isExactlyInstanceOf(ProtocolException.class);
  }
}
