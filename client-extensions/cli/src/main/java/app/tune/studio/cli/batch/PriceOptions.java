package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchPrices;
import app.tune.studio.cli.report.UsageException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What tokens cost. */
final class PriceOptions {

  @Option(
      names = "--price-prompt",
      paramLabel = "PRICE",
      description = "Price of a million tokens of prompts, for the cost so far.")
  private @Nullable BigDecimal prompt;

  @Option(
      names = "--price-completion",
      paramLabel = "PRICE",
      description = "Price of a million tokens of completions.")
  private @Nullable BigDecimal completion;

  /** Returns the prices; one that is not given is zero, and none if neither is. */
  Optional<BatchPrices> prices() {
    if (prompt == null && completion == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(BatchPrices.perMillionTokens(orZero(prompt), orZero(completion)));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--price-" + e.getMessage(), e);
    }
  }

  private static BigDecimal orZero(@Nullable BigDecimal price) {
    return price == null ? BigDecimal.ZERO : price;
  }
}
