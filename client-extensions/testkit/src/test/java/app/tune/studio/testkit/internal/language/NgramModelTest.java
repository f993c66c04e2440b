package app.tune.studio.testkit.internal.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NgramModelTest {

  private final List<String> texts = List.of("a b c d", "a b c e", "x b f");
  private final Vocabulary vocabulary =
      new Vocabulary(texts.stream().flatMap(text -> Tokenizer.pieces(text).stream()).toList());
  private final Tokenizer tokenizer = new Tokenizer(vocabulary);
  private final NgramModel model =
      new NgramModel(vocabulary, texts.stream().map(tokenizer::encode).toList());

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "a b c", "x b", "f f", "never seen", "c a b"})
  void logProbabilities_afterAnyText_sumToOne(String text) {
    assertThat(Arrays.stream(after(text)).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void logProbabilities_longerContext_decides() {
    double[] afterAb = after("a b");
    double[] afterXb = after("x b");

    assertThat(afterAb[token(" c")]).isGreaterThan(5 * afterAb[token(" f")]);
    assertThat(afterXb[token(" f")]).isGreaterThan(afterAb[token(" f")]);
  }

  @Test
  void logProbabilities_unseenContext_backsOffToTheShorterOne() {
    double[] unseen = after("q b");

    assertThat(unseen[token(" c")]).isGreaterThan(unseen[token(" f")]).isGreaterThan(0.4);
  }

  @Test
  void logProbabilities_atTheEndOfAText_expectTheEnd() {
    assertThat(after("a b c d")[Vocabulary.END_OF_TEXT]).isGreaterThan(0.9);
  }

  private double[] after(String text) {
    int[] tokens = tokenizer.encode(text);
    return Arrays.stream(model.logProbabilities(tokens, tokens.length)).map(Math::exp).toArray();
  }

  private int token(String text) {
    return vocabulary.id(text);
  }
}
