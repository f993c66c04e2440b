package app.tune.studio.testkit.internal.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the probability of each token given the preceding ones: n-grams of up to four tokens,
 * interpolated with shorter contexts by absolute discounting (Ney, Essen and Kneser, 1994).
 */
final class NgramModel {

  /** The discount on each count, left to the next shorter context, by context length. */
  private static final double[] DISCOUNTS = {0.04, 0.45, 0.75};

  private static final int BITS_PER_TOKEN = 21; // three of them in a long; code points fit too

  private final Vocabulary vocabulary;
  private final double[] unigrams;
  private final double[] logUnigrams;
  private final Contexts[] contexts = new Contexts[DISCOUNTS.length];

  NgramModel(Vocabulary vocabulary, List<int[]> texts) {
    this.vocabulary = vocabulary;
    this.unigrams = new double[vocabulary.seen()];
    this.logUnigrams = new double[vocabulary.seen()];
    int total = texts.stream().mapToInt(text -> text.length + 1).sum();
    int[] tokens = new int[total];
    long[][] keys = new long[DISCOUNTS.length][total];
    int i = 0;
    for (int[] text : texts) {
      for (int position = 0; position <= text.length; position++, i++) {
        tokens[i] = position == text.length ? Vocabulary.END_OF_TEXT : text[position];
        unigrams[tokens[i]]++;
        for (int order = 1; order <= DISCOUNTS.length; order++) {
          keys[order - 1][i] = key(text, position, order);
        }
      }
    }
    for (int token = 0; token < unigrams.length; token++) {
      unigrams[token] /= total;
      logUnigrams[token] = Math.log(unigrams[token]);
    }
    for (int order = 1; order <= DISCOUNTS.length; order++) {
      contexts[order - 1] = new Contexts(keys[order - 1], tokens);
    }
  }

  /**
   * Returns the natural logarithm of the probability of each token below {@link Vocabulary#seen()}
   * after the first {@code length} tokens of a text.
   */
  double[] logProbabilities(int[] text, int length) {
    double[] result = logUnigrams.clone();
    Followers shortest = followersOf(text, length, 1);
    if (shortest == null) {
      return result;
    }
    double[] probabilities = new double[shortest.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = unigrams[shortest.token(i)];
    }
    double left = 1;
    Followers current = shortest;
    for (int order = 1; current != null; order++) {
      double discount = DISCOUNTS[order - 1];
      double passedOn = discount * current.size() / current.total();
      left *= passedOn;
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] *= passedOn;
      }
      for (int i = 0; i < current.size(); i++) {
        // followers of a long context also follow the shorter ones
        probabilities[shortest.indexOf(current.token(i))] +=
            (current.count(i) - discount) / current.total();
      }
      current = order < DISCOUNTS.length ? followersOf(text, length, order + 1) : null;
    }
    double logLeft = Math.log(left);
    for (int token = 0; token < result.length; token++) {
      result[token] += logLeft;
    }
    for (int i = 0; i < probabilities.length; i++) {
      result[shortest.token(i)] = Math.log(probabilities[i]);
    }
    return result;
  }

  private @Nullable Followers followersOf(int[] text, int length, int order) {
    return contexts[order - 1].followers(key(text, length, order));
  }

  /** Packs the last tokens before a position into one number; a text is preceded by end tokens. */
  private long key(int[] text, int position, int order) {
    long key = 0;
    for (int i = position - order; i < position; i++) {
      int token = i < 0 ? Vocabulary.END_OF_TEXT : text[i];
      key = key << BITS_PER_TOKEN | vocabulary.contextClass(token);
    }
    return key;
  }
}
