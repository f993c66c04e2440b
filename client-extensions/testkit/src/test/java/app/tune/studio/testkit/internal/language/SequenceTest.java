package app.tune.studio.testkit.internal.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceTest {

  private final LanguageModel model = LanguageModel.shared();

  @Test
  void next_withoutALimit_comesToANaturalEnd() {
    for (int seed = 0; seed < 20; seed++) {
      Sequence sequence = sequence(Sampling.PLAIN, List.of(), 100_000, seed);
      Samples.draw(sequence);

      assertThat(sequence.ending()).isEqualTo(Sequence.Ending.STOP);
    }
  }

  @Test
  void next_maxTokens_boundsTheTokens() {
    Sequence sequence = sequence(new Sampling(1, 1, 0, 0, Samples.ENDLESS), List.of(), 17, 1);
    String text = Samples.draw(sequence);

    assertThat(sequence.ending()).isEqualTo(Sequence.Ending.LENGTH);
    assertThat(sequence.generated()).isEqualTo(17);
    assertThat(model.encode(text)).hasSize(17);
  }

  @Test
  void next_stopStringAcrossTokens_isNotInTheOutput() {
    String whole = Samples.text(Sampling.PLAIN, List.of(), 60, 3);
    String stop = whole.substring(40, 52); // begins and ends inside of words
    Sequence sequence = sequence(Sampling.PLAIN, List.of("never said", stop), 60, 3);

    assertThat(Samples.draw(sequence)).isEqualTo(whole.substring(0, whole.indexOf(stop)));
    assertThat(sequence.ending()).isEqualTo(Sequence.Ending.STOP);
  }

  @Test
  void next_stopStringBegunAtTheLimit_isShown() {
    String whole = Samples.text(Sampling.PLAIN, List.of(), 10, 3);

    assertThat(Samples.text(Sampling.PLAIN, List.of(whole + " and on"), 10, 3)).isEqualTo(whole);
  }

  @Test
  void next_equalSeeds_drawEqualTexts() {
    assertThat(Samples.text(Sampling.PLAIN, List.of(), 50, 9))
        .isEqualTo(Samples.text(Sampling.PLAIN, List.of(), 50, 9));
  }

  @Test
  void next_differentSeeds_drawDifferentTexts() {
    Set<String> texts = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      texts.add(Samples.text(Sampling.PLAIN, List.of(), 30, seed));
    }

    assertThat(texts).hasSizeGreaterThan(15);
  }

  @Test
  void next_emptyPrompt_beginsLikeAText() {
    Sequence sequence =
        model.sequence(new int[0], new Sampling(0, 1, 0, 0, Map.of()), List.of(), 8, 1);

    assertThat(Samples.draw(sequence)).matches("[A-Z].*");
  }

  @Test
  void next_afterTheEnd_throws() {
    Sequence sequence = sequence(Sampling.PLAIN, List.of(), 0, 1);

    assertThat(sequence.ending()).isEqualTo(Sequence.Ending.LENGTH);
    assertThatThrownBy(sequence::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void next_everythingBanned_ends() {
    Sampling nothing =
        new Sampling(
            1,
            1,
            0,
            0,
            IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(id -> id, id -> Sampling.BANNED)));

    assertThat(Samples.text(nothing, List.of(), 5, 1)).isEmpty();
  }

  private Sequence sequence(Sampling sampling, List<String> stops, int maxTokens, long seed) {
    return model.sequence(model.encode(Samples.PROMPT), sampling, stops, maxTokens, seed);
  }
}
