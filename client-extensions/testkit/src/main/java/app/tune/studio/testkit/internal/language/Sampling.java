package app.tune.studio.testkit.internal.language;

import java.util.Map;

/**
 * How the next token is drawn from the model's distribution.
 *
 * @param temperature divides the logits; zero or less means greedy
 * @param topP the cumulative probability of the most likely tokens considered, in (0, 1]
 * @param presencePenalty subtracted from the logit of each token generated before
 * @param frequencyPenalty subtracted from a token's logit for each time it was generated before
 * @param logitBias added to the logits, by token id; if any is at least {@link #FORCED}, only such
 *     tokens are drawn; tokens with {@link #BANNED} or less are never drawn
 */
public record Sampling(
    double temperature,
    double topP,
    double presencePenalty,
    double frequencyPenalty,
    Map<Integer, Double> logitBias) {

  /** The smallest bias that forces a token. */
  public static final double FORCED = 100;

  /** The largest bias that bans a token. */
  public static final double BANNED = -100;

  /** Draws from the unmodified distribution of the model. */
  public static final Sampling PLAIN = new Sampling(1, 1, 0, 0, Map.of());

  /** Copies the biases. */
  public Sampling {
    logitBias = Map.copyOf(logitBias);
  }
}
