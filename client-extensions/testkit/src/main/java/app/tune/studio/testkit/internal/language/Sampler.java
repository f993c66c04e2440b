package app.tune.studio.testkit.internal.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws the tokens of one sequence, and counts them for the penalties. */
final class Sampler {

  /** The logit of tokens not seen in training: far below all others, but within reach of a bias. */
  private static final double UNSEEN = -40;

  /** A bound above any difference of logits that keeps sums of huge penalties finite. */
  private static final double HUGE = 1e12;

  private final Sampling sampling;
  private final SplittableRandom random;
  private final int[] unseenButBiased;
  private final boolean forces;
  private final Map<Integer, Integer> drawn = new HashMap<>();

  Sampler(Sampling sampling, int seen, SplittableRandom random) {
    this.sampling = sampling;
    this.random = random;
    this.unseenButBiased =
        sampling.logitBias().keySet().stream()
            .mapToInt(Integer::intValue)
            .filter(token -> token >= seen)
            .sorted()
            .toArray();
    this.forces = sampling.logitBias().values().stream().anyMatch(bias -> bias >= Sampling.FORCED);
  }

  /** Draws the next token, given the log probabilities of the seen tokens. */
  int next(double[] logProbabilities) {
    int seen = logProbabilities.length;
    double[] logits = Arrays.copyOf(logProbabilities, seen + unseenButBiased.length);
    Arrays.fill(logits, seen, logits.length, UNSEEN);
    penalise(logits, seen);
    bias(logits, seen);
    int chosen = choose(logits);
    int token = chosen < seen ? chosen : unseenButBiased[chosen - seen];
    drawn.merge(token, 1, Integer::sum);
    return token;
  }

  private void penalise(double[] logits, int seen) {
    if (sampling.presencePenalty() == 0 && sampling.frequencyPenalty() == 0) {
      return;
    }
    drawn.forEach(
        (token, count) ->
            logits[indexOf(token, seen)] -=
                bounded(sampling.presencePenalty()) + bounded(sampling.frequencyPenalty()) * count);
  }

  private void bias(double[] logits, int seen) {
    if (forces) {
      for (int i = 0; i < logits.length; i++) {
        int token = i < seen ? i : unseenButBiased[i - seen];
        if (sampling.logitBias().getOrDefault(token, 0.0) < Sampling.FORCED) {
          logits[i] = Double.NEGATIVE_INFINITY;
        }
      }
      return;
    }
    sampling
        .logitBias()
        .forEach(
            (token, bias) ->
                logits[indexOf(token, seen)] +=
                    bias <= Sampling.BANNED ? Double.NEGATIVE_INFINITY : bias);
  }

  private int choose(double[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    if (logits[best] == Double.NEGATIVE_INFINITY) {
      return Vocabulary.END_OF_TEXT; // all tokens are banned
    }
    if (sampling.temperature() <= 0) {
      return best;
    }
    double[] weights = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      weights[i] = Math.exp((logits[i] - logits[best]) / sampling.temperature());
      sum += weights[i];
    }
    if (sampling.topP() < 1) {
      sum = Nucleus.keep(weights, sum, sampling.topP());
    }
    double point = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      point -= weights[i];
      if (point < 0 && weights[i] > 0) {
        return i;
      }
    }
    return best; // reached only because of rounding
  }

  private int indexOf(int token, int seen) {
    return token < seen ? token : seen + Arrays.binarySearch(unseenButBiased, token);
  }

  private static double bounded(double penalty) {
    return Math.max(-HUGE, Math.min(HUGE, penalty));
  }
}
