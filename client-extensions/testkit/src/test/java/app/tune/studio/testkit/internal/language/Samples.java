package app.tune.studio.testkit.internal.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sequences drawn with fixed seeds, and measures of them. */
final class Samples {

  static final String PROMPT = "Once upon a time there was a";

  /** Never ends by itself, so that samples have equal lengths. */
  static final Map<Integer, Double> ENDLESS = Map.of(Vocabulary.END_OF_TEXT, Sampling.BANNED);

  private static final LanguageModel MODEL = LanguageModel.shared();

  private Samples() {}

  static String text(Sampling sampling, List<String> stops, int maxTokens, long seed) {
    return draw(MODEL.sequence(MODEL.encode(PROMPT), sampling, stops, maxTokens, seed));
  }

  static String draw(Sequence sequence) {
    StringBuilder text = new StringBuilder();
    while (sequence.ending() == null) {
      text.append(sequence.next());
    }
    return text.toString();
  }

  /** How often each token came first, in so many sequences. */
  static Map<String, Long> firstTokens(Sampling sampling, int sequences) {
    return IntStream.range(0, sequences)
        .mapToObj(seed -> text(sampling, List.of(), 1, seed))
        .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
  }

  /** The Shannon entropy of a distribution, in bits. */
  static double entropy(Map<?, Long> counts) {
    double total = counts.values().stream().mapToLong(Long::longValue).sum();
    return -counts.values().stream()
        .mapToDouble(count -> count / total * Math.log(count / total) / Math.log(2))
        .sum();
  }

  /** The tokens of several long texts. */
  static List<int[]> longTexts(Sampling sampling) {
    List<int[]> texts = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      texts.add(MODEL.encode(text(sampling, List.of(), 150, seed)));
    }
    return texts;
  }

  static double meanDistinct(List<int[]> texts) {
    return texts.stream()
        .mapToLong(tokens -> IntStream.of(tokens).distinct().count())
        .average()
        .orElseThrow();
  }

  /** The mean count of each text's most frequent token. */
  static double meanMostFrequent(List<int[]> texts) {
    return texts.stream()
        .mapToLong(
            tokens ->
                IntStream.of(tokens)
                    .boxed()
                    .collect(Collectors.groupingBy(token -> token, Collectors.counting()))
                    .values()
                    .stream()
                    .max(Long::compare)
                    .orElseThrow())
        .average()
        .orElseThrow();
  }
}
