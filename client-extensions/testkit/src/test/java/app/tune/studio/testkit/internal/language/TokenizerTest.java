package app.tune.studio.testkit.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

  private final LanguageModel model = LanguageModel.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "   ",
        "\n",
        "\n\n\n",
        "\r\n",
        "\t tab",
        "Once upon a time, there was a king.",
        "  two  spaces  ",
        "trailing ",
        "\u00fcber M\u00fcnchen",
        "\u0646\u0635 \u4e2d\u6587 \ud83d\ude00\ud83d\udc69\u200d\ud83d\ude80",
        "e\u0301 combining",
        "\ud83d lone surrogate \ude00",
        "\u0000\u00a0\u2028",
        "xyzzy 12345 don't",
      })
  void decode_ofEncoded_isTheText(String text) {
    assertThat(model.decode(model.encode(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "Once upon a time, 4",
    "'Once upon a time,', 5",
    "ONCE, 4",
    "the king, 2",
    "' the king', 2",
    "xyz, 3",
  })
  void encode_text_countsWordsAndSpellsTheUnknown(String text, int tokens) {
    assertThat(model.encode(text)).hasSize(tokens);
  }

  @Test
  void texts_inTheJar_areLongEnough() {
    assertThat(String.join("\n", Corpus.texts())).hasSizeGreaterThan(30_000);
  }
}
