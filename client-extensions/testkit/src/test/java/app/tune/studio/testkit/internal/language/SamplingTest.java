package app.tune.studio.testkit.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final int MANY = 500;

  @Test
  void temperature_rising_raisesTheEntropy() {
    double cold = Samples.entropy(Samples.firstTokens(temperature(0.3), MANY));
    double plain = Samples.entropy(Samples.firstTokens(temperature(1), MANY));
    double hot = Samples.entropy(Samples.firstTokens(temperature(3), MANY));

    assertThat(cold).isLessThan(plain - 0.5);
    assertThat(hot).isGreaterThan(plain + 0.5);
  }

  @Test
  void temperature_zero_drawsOnlyTheMostLikelyToken() {
    Map<String, Long> greedy = Samples.firstTokens(temperature(0), 50);
    Map<String, Long> plain = Samples.firstTokens(Sampling.PLAIN, MANY);

    assertThat(greedy).hasSize(1);
    assertThat(greedy.keySet())
        .containsExactly(
            plain.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
  }

  @Test
  void temperature_tinyOrHuge_staysFinite() {
    assertThat(Samples.firstTokens(temperature(Double.MIN_VALUE), 20)).hasSize(1);
    assertThat(Samples.firstTokens(temperature(Double.MAX_VALUE), 20)).hasSizeGreaterThan(15);
  }

  @Test
  void topP_falling_narrowsTheSet() {
    Set<String> tenth = Samples.firstTokens(topP(0.1), MANY).keySet();
    Set<String> half = Samples.firstTokens(topP(0.5), MANY).keySet();
    Set<String> all = Samples.firstTokens(topP(1), MANY).keySet();

    assertThat(tenth).hasSizeLessThan(half.size());
    assertThat(half).hasSizeLessThan(all.size() / 2).containsAll(tenth);
  }

  @Test
  void topP_tiny_isGreedy() {
    assertThat(Samples.firstTokens(topP(Double.MIN_VALUE), 50))
        .isEqualTo(Samples.firstTokens(temperature(0), 50));
  }

  @Test
  void frequencyPenalty_rising_lowersRepeats() {
    double none = Samples.meanMostFrequent(Samples.longTexts(penalties(0, 0)));
    double some = Samples.meanMostFrequent(Samples.longTexts(penalties(0, 1)));
    double negative = Samples.meanMostFrequent(Samples.longTexts(penalties(0, -0.3)));

    assertThat(some).isLessThan(none - 2);
    assertThat(negative).isGreaterThan(none + 2);
  }

  @Test
  void presencePenalty_rising_raisesDistinctTokens() {
    double none = Samples.meanDistinct(Samples.longTexts(penalties(0, 0)));
    double some = Samples.meanDistinct(Samples.longTexts(penalties(2, 0)));
    double negative = Samples.meanDistinct(Samples.longTexts(penalties(-2, 0)));

    assertThat(some).isGreaterThan(none + 10);
    assertThat(negative).isLessThan(none - 10);
  }

  @Test
  void penalties_largestNumbers_neverRepeatOrAlwaysRepeat() {
    int[] never = Samples.longTexts(penalties(Double.MAX_VALUE, Double.MAX_VALUE)).get(0);
    int[] always = Samples.longTexts(penalties(-Double.MAX_VALUE, -Double.MAX_VALUE)).get(0);

    // later on, words without a space between them are no longer cut as they were drawn
    assertThat(Arrays.copyOf(never, 60)).doesNotHaveDuplicates();
    assertThat(always).containsOnly(always[0]);
  }

  @Test
  void logitBias_large_forcesTheToken() {
    Sampling forced = biased(Map.of("dragon", Sampling.FORCED));

    assertThat(Samples.firstTokens(forced, 50).keySet()).containsOnly(" dragon");
    assertThat(Samples.text(forced, List.of(), 3, 1)).isEqualTo(" dragon dragon dragon");
  }

  @Test
  void logitBias_largeNegative_bansTheToken() {
    Set<String> seen = new HashSet<>(Samples.firstTokens(Sampling.PLAIN, MANY).keySet());
    String banned = " king";
    assertThat(seen).contains(banned);

    assertThat(Samples.firstTokens(biased(Map.of("king", Sampling.BANNED)), MANY))
        .doesNotContainKey(banned);
  }

  @Test
  void logitBias_moderate_shiftsTheShare() {
    long plain = Samples.firstTokens(Sampling.PLAIN, MANY).getOrDefault(" king", 0L);
    long more = Samples.firstTokens(biased(Map.of("king", 2.0)), MANY).get(" king");

    assertThat(more).isGreaterThan(2 * plain).isLessThan(MANY);
  }

  @Test
  void logitBias_byId_isTheSameAsByText() {
    LanguageModel model = LanguageModel.shared();
    int id = model.encode(" dragon")[0];

    assertThat(model.biasesByToken(Map.of(String.valueOf(id), 5.0)))
        .containsOnly(Map.entry(id, 5.0));
    assertThat(model.biasesByToken(Map.of("dragon", 5.0))).hasSize(2).containsEntry(id, 5.0);
    assertThat(model.biasesByToken(Map.of("no token at all", 5.0, "9999999", 1.0))).isEmpty();
  }

  @Test
  void logitBias_ofACharacterThatTheTextsLack_forcesItToo() {
    assertThat(Samples.text(biased(Map.of("\u00e9", Sampling.FORCED)), List.of(), 3, 1))
        .isEqualTo("\u00e9\u00e9\u00e9");
  }

  private static Sampling temperature(double temperature) {
    return new Sampling(temperature, 1, 0, 0, Map.of());
  }

  private static Sampling topP(double topP) {
    return new Sampling(1, topP, 0, 0, Map.of());
  }

  private static Sampling penalties(double presence, double frequency) {
    return new Sampling(1, 1, presence, frequency, Samples.ENDLESS);
  }

  private static Sampling biased(Map<String, Double> biases) {
    return new Sampling(1, 1, 0, 0, LanguageModel.shared().biasesByToken(biases));
  }
}
