package app.tune.studio.testkit.internal.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A trained model with its vocabulary. Thread-safe; training takes well under a second. */
public final class LanguageModel {

  private final Vocabulary vocabulary;
  private final Tokenizer tokenizer;
  private final NgramModel model;

  LanguageModel(List<String> texts) {
    vocabulary =
        new Vocabulary(texts.stream().flatMap(text -> Tokenizer.pieces(text).stream()).toList());
    tokenizer = new Tokenizer(vocabulary);
    model = new NgramModel(vocabulary, texts.stream().map(tokenizer::encode).toList());
  }

  /** Returns the shared model of this process, trained on first use. */
  public static LanguageModel shared() {
    return Shared.MODEL;
  }

  /** Returns the tokens of a text. */
  public int[] encode(String text) {
    return tokenizer.encode(text);
  }

  /** Returns the text of tokens: the reverse of {@link #encode}. */
  public String decode(int... tokens) {
    return tokenizer.decode(tokens);
  }

  /**
   * Returns biases by token id. A key of digits is an id; any other key is the text of a token,
   * with and without a leading space. Other keys have no effect.
   */
  public Map<Integer, Double> biasesByToken(Map<String, ? extends Number> biases) {
    Map<Integer, Double> byToken = new HashMap<>();
    biases.forEach(
        (key, bias) -> {
          for (int token : tokensOf(key)) {
            byToken.put(token, bias.doubleValue());
          }
        });
    return byToken;
  }

  /**
   * Returns a new continuation of a prompt.
   *
   * @param maxTokens the maximum number of tokens to generate, zero or more
   * @param seed equal seeds give equal sequences
   */
  public Sequence sequence(
      int[] prompt, Sampling sampling, List<String> stops, int maxTokens, long seed) {
    Sampler sampler = new Sampler(sampling, vocabulary.seen(), new SplittableRandom(seed));
    return new Sequence(vocabulary, model, sampler, prompt, stops, maxTokens);
  }

  private List<Integer> tokensOf(String key) {
    if (!key.matches("[0-9]{1,7}")) {
      return vocabulary.meantBy(key);
    }
    int id = Integer.parseInt(key);
    return id < vocabulary.size() ? List.of(id) : List.of();
  }

  private static final class Shared {
    static final LanguageModel MODEL = new LanguageModel(Corpus.texts());
  }
}
