package app.tune.studio.testkit.internal.language;

import java.util.Map;

/**
 * How the next token is drawn from the model's distribution.
 *
 * @param temperature divides the logits; zero or less is greedy
 * @param topP the cumulative probability of the most likely tokens that are considered, in (0, 1]
 * @param presencePenalty taken off the logit of each token that was generated before
 * @param frequencyPenalty taken off a token's logit as often as it was generated before
 * @param logitBias added to the logits, by token id; from {@link #FORCED} on nothing but tokens
 *     with such a bias is drawn, and tokens from {@link #BANNED} down are never drawn
 */
public record Sampling(
    double temperature,
    double topP,
    double presencePenalty,
    double frequencyPenalty,
    Map<Integer, Double> logitBias) {

  /** The bias from which on a token is forced. */
  public static final double FORCED = 100;

  /** The bias from which down a token is banned. */
  public static final double BANNED = -100;

  /** Draws from the model's own distribution, as it is. */
  public static final Sampling PLAIN = new Sampling(1, 1, 0, 0, Map.of());

  /** Copies the biases. */
  public Sampling {
    logitBias = Map.copyOf(logitBias);
  }
}
