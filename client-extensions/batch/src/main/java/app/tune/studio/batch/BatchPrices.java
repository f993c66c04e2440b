package app.tune.studio.batch;

import java.math.BigDecimal;

/** What tokens cost, in a currency that is the caller's affair. Immutable. */
public final class BatchPrices {

  private static final int MILLION_DIGITS = 6;

  private final BigDecimal prompt;
  private final BigDecimal completion;

  private BatchPrices(BigDecimal prompt, BigDecimal completion) {
    this.prompt = prompt;
    this.completion = completion;
  }

  /**
   * {@return prices for a million tokens}
   *
   * @param prompt the price of a million tokens of prompts, 0 or more
   * @param completion the price of a million tokens of completions, 0 or more
   * @throws IllegalArgumentException where a price is negative
   */
  public static BatchPrices perMillionTokens(BigDecimal prompt, BigDecimal completion) {
    return new BatchPrices(notNegative("prompt", prompt), notNegative("completion", completion));
  }

  /**
   * {@return what so many tokens cost}
   *
   * @param promptTokens tokens of prompts
   * @param completionTokens tokens of completions
   */
  public BigDecimal cost(long promptTokens, long completionTokens) {
    return prompt
        .multiply(BigDecimal.valueOf(promptTokens))
        .add(completion.multiply(BigDecimal.valueOf(completionTokens)))
        .movePointLeft(MILLION_DIGITS);
  }

  private static BigDecimal notNegative(String name, BigDecimal price) {
    if (price.signum() < 0) {
      throw new IllegalArgumentException(name + ": must be 0 or more, was " + price);
    }
    return price;
  }
}
