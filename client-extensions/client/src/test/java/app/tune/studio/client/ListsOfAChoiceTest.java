package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Members of a choice that come in parts, put together. */
class ListsOfAChoiceTest extends WireTest {

  private static Stream<Arguments> streams() {
    return Inputs.inStreamModes("any");
  }

  private CompletionChoice choice(Mode mode, String... members) {
    EventStreamAnswer answer = Answer.eventStream();
    for (String member : members) {
      answer = answer.data("{\"choices\":[{\"index\":0,\"text\":\"a\"," + member + "}]}");
    }
    server.enqueue(answer.data("[DONE]"));
    return mode.call(open(builder().retryPolicy(RetryPolicy.none()))).choices().get(0);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void objectOfLists_twoChunks_areConcatenated(Mode mode, String any) {
    CompletionChoice choice =
        choice(
            mode,
            "\"logprobs\":{\"tokens\":[\"a\"],\"token_logprobs\":[-0.1],\"text_offset\":[0]}",
            "\"logprobs\":{\"tokens\":[\"b\"],\"token_logprobs\":[-0.2],\"text_offset\":[1]}");
    assertThat(choice.additionalProperties())
        .isEqualTo(
            Map.of(
                "logprobs",
                Map.of(
                    "tokens", List.of("a", "b"),
                    "token_logprobs", List.of(-0.1, -0.2),
                    "text_offset", List.of(0, 1))));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void list_threeChunks_isConcatenated(Mode mode, String any) {
    CompletionChoice choice =
        choice(mode, "\"token_ids\":[1,2]", "\"token_ids\":[]", "\"token_ids\":[3]");
    assertThat(choice.additionalProperties()).isEqualTo(Map.of("token_ids", List.of(1, 2, 3)));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void list_nullInTheLastChunk_keepsWhatCame(Mode mode, String any) {
    CompletionChoice choice =
        choice(
            mode,
            "\"logprobs\":{\"token_logprobs\":[null,-0.1]}",
            "\"logprobs\":{\"token_logprobs\":null}",
            "\"logprobs\":null");
    assertThat(choice.additionalProperties())
        .isEqualTo(Map.of("logprobs", Map.of("token_logprobs", Arrays.asList(null, -0.1))));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void plainValue_twoChunks_isTheLastOne(Mode mode, String any) {
    CompletionChoice choice = choice(mode, "\"seed\":1", "\"seed\":2");
    assertThat(choice.additionalProperties()).isEqualTo(Map.of("seed", 2));
  }
}
