package app.tune.studio.client.stream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionAccumulatorTest {

  private final CompletionAccumulator accumulator = new CompletionAccumulator();

  private static CompletionChoice choice(Integer index, String text, String finishReason) {
    return CompletionChoice.builder().index(index).text(text).finishReason(finishReason).build();
  }

  private static TextCompletionChunk chunk(CompletionChoice... choices) {
    return TextCompletionChunk.builder().choices(Arrays.asList(choices)).build();
  }

  @Test
  void completion_nothingAdded_hasNoChoices() {
    assertThat(accumulator.completion().choices()).isEmpty();
    assertThat(accumulator.text(0)).isEmpty();
    assertThat(accumulator.usage()).isNull();
  }

  @Test
  void completion_choicesInterleaved_areJoinedPerIndexAndOrdered() {
    accumulator
        .add(chunk(choice(2, "c", null)))
        .add(chunk(choice(0, "a", null), choice(1, "b", null)))
        .add(chunk(choice(2, "C", "stop"), choice(0, "A", null)))
        .add(chunk(choice(0, "", "length"), choice(1, null, "stop")));
    TextCompletion completion = accumulator.completion();
    assertThat(completion.choices())
        .containsExactly(
            choice(0, "aA", "length"), choice(1, "b", "stop"), choice(2, "cC", "stop"));
    assertThat(accumulator.text(2)).isEqualTo("cC");
    assertThat(accumulator.text(7)).isEmpty();
  }

  @Test
  void completion_choiceWithoutIndex_isChoiceZero() {
    accumulator.add(chunk(choice(null, "a", null))).add(chunk(choice(0, "b", "stop")));
    assertThat(accumulator.completion().choices()).containsExactly(choice(0, "ab", "stop"));
  }

  @Test
  void completion_finishReasonThenNull_keepsIt() {
    accumulator.add(chunk(choice(0, "a", "stop"))).add(chunk(choice(0, "", null)));
    assertThat(accumulator.completion().choices().get(0).finishReason()).isEqualTo("stop");
  }

  @Test
  void completion_choicesNullOrEmptyOrHoldingNull_arePassedOver() {
    accumulator
        .add(TextCompletionChunk.builder().build())
        .add(chunk())
        .add(chunk((CompletionChoice) null))
        .add(chunk(choice(0, "a", null)));
    assertThat(accumulator.completion().text()).isEqualTo("a");
  }

  @Test
  void completion_severalUsages_keepsTheLast() {
    Usage first = Usage.builder().completionTokens(1L).build();
    Usage last = Usage.builder().completionTokens(2L).promptTokens(5L).build();
    accumulator
        .add(TextCompletionChunk.builder().usage(first).build())
        .add(TextCompletionChunk.builder().usage(last).build())
        .add(chunk(choice(0, "a", null)));
    assertThat(accumulator.completion().usage()).isEqualTo(last);
    assertThat(accumulator.usage()).isEqualTo(last);
  }

  @Test
  void completion_headMembers_keepTheLastThatIsNotNull() {
    accumulator
        .add(TextCompletionChunk.builder().id("1").object("o").created(5L).model("m").build())
        .add(TextCompletionChunk.builder().id("2").build());
    TextCompletion completion = accumulator.completion();
    assertThat(completion.id()).isEqualTo("2");
    assertThat(completion.object()).isEqualTo("o");
    assertThat(completion.created()).isEqualTo(5);
    assertThat(completion.model()).isEqualTo("m");
  }

  @Test
  void completion_unknownMembers_areKeptOnBothLevels() {
    CompletionChoice scored =
        CompletionChoice.builder().index(0).text("a").put("logprobs", List.of(1)).build();
    accumulator
        .add(TextCompletionChunk.builder().choices(List.of(scored)).put("timings", 1).build())
        .add(TextCompletionChunk.builder().put("timings", 2).put("other", null).build())
        .add(TextCompletionChunk.builder().put("timings", null).build());
    TextCompletion completion = accumulator.completion();
    assertThat(completion.additionalProperties()).containsEntry("timings", 2);
    assertThat(completion.additionalProperties()).containsEntry("other", null);
    assertThat(completion.choices().get(0).additionalProperties())
        .isEqualTo(Map.of("logprobs", List.of(1)));
  }

  @Test
  void completion_askedInBetween_isASnapshot() {
    TextCompletion early = accumulator.add(chunk(choice(0, "a", null))).completion();
    accumulator.add(chunk(choice(0, "b", null)));
    assertThat(early.text()).isEqualTo("a");
    assertThat(accumulator.completion().text()).isEqualTo("ab");
  }

  @Test
  void isTextTruncated_textUpToTheLimitAndBeyond_isTrueOnlyBeyond() {
    CompletionAccumulator limited = new CompletionAccumulator(3);
    limited.add(chunk(choice(0, "ab", null), choice(1, "c", null)));
    assertThat(limited.isTextTruncated()).isFalse();
    limited.add(chunk(choice(0, "d", null)));
    assertThat(limited.isTextTruncated()).isTrue();
    assertThat(limited.texts()).isEqualTo(Map.of(0, "ab", 1, "c"));
  }
}
