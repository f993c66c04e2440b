package app.tune.studio.batch;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The state of a run at one moment. Immutable. */
public final class BatchProgress {

  private final Counts counts;
  private final long total;
  private final int inFlight;
  private final int concurrency;
  private final double requestsPerSecond;
  private final double tokensPerSecond;
  private final Duration elapsed;
  private final @Nullable BatchPrices prices;

  BatchProgress(
      Counts counts,
      long total,
      int inFlight,
      int concurrency,
      double requestsPerSecond,
      double tokensPerSecond,
      Duration elapsed,
      @Nullable BatchPrices prices) {
    this.counts = counts;
    this.total = total;
    this.inFlight = inFlight;
    this.concurrency = concurrency;
    this.requestsPerSecond = requestsPerSecond;
    this.tokensPerSecond = tokensPerSecond;
    this.elapsed = elapsed;
    this.prices = prices;
  }

  /** {@return how many items the input has, or -1 where it is a stream that has not ended} */
  public long total() {
    return total;
  }

  /**
   * {@return how many items have a line in the output, those of earlier runs and failed ones too}
   */
  public long done() {
    return counts.skipped() + counts.succeeded() + counts.failed();
  }

  /** {@return how many items had a line in the output before this run} */
  public long skipped() {
    return counts.skipped();
  }

  /** {@return how many items this run completed} */
  public long succeeded() {
    return counts.succeeded();
  }

  /** {@return how many items ended as error lines in this run} */
  public long failed() {
    return counts.failed();
  }

  /** {@return how many requests were sent again} */
  public long retried() {
    return counts.retried();
  }

  /** {@return how many requests are under way} */
  public int inFlight() {
    return inFlight;
  }

  /** {@return how many requests may be under way at the moment} */
  public int concurrency() {
    return concurrency;
  }

  /** {@return items that ended for each of the last seconds} */
  public double requestsPerSecond() {
    return requestsPerSecond;
  }

  /** {@return tokens for each of the last seconds, 0 where the server reports none} */
  public double tokensPerSecond() {
    return tokensPerSecond;
  }

  /** {@return tokens of prompts in this run} */
  public long promptTokens() {
    return counts.promptTokens();
  }

  /** {@return tokens of completions in this run} */
  public long completionTokens() {
    return counts.completionTokens();
  }

  /** {@return what this run has cost so far, or null where no prices are set} */
  public @Nullable BigDecimal cost() {
    return prices == null ? null : prices.cost(promptTokens(), completionTokens());
  }

  /** {@return how long the run has taken so far, the check of the input included} */
  public Duration elapsed() {
    return elapsed;
  }

  /** {@return how long the rest takes at the present rate, or null where that is not known} */
  public @Nullable Duration timeLeft() {
    if (total < 0 || requestsPerSecond <= 0) {
      return null;
    }
    return Duration.ofMillis(Math.round((total - done()) * 1000.0 / requestsPerSecond));
  }
}
