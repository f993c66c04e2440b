package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchPlan;
import app.tune.studio.batch.BatchPrices;
import app.tune.studio.cli.host.Output;
import app.tune.studio.cli.report.OneLine;
import app.tune.studio.model.TextCompletionRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a batch would do and cost. */
final class DryRun {

  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int LABEL = 20;

  private final Output out;
  private final TextCompletionRequest defaults;
  private final Optional<BatchPrices> prices;
  private final @Nullable Double requestsPerMinute;

  /**
   * Prepares an estimate.
   *
   * @param defaults what each request holds that does not say otherwise
   */
  DryRun(
      Output out,
      TextCompletionRequest defaults,
      Optional<BatchPrices> prices,
      @Nullable Double requestsPerMinute) {
    this.out = out;
    this.defaults = defaults;
    this.prices = prices;
    this.requestsPerMinute = requestsPerMinute;
  }

  void print(BatchPlan plan) {
    long sent = plan.remaining() - plan.invalid();
    line("items", Texts.count(plan.items()));
    line("done before", Texts.count(plan.done()));
    line("to be sent", Texts.count(sent));
    if (plan.invalid() > 0) {
      invalid(plan);
    }
    if (sent == 0) {
      nothing();
    } else {
      estimate(sent, plan.promptCharacters());
    }
  }

  private void invalid(BatchPlan plan) {
    line("invalid", Texts.count(plan.invalid()) + ", would be error lines and cost nothing");
    plan.firstInvalid().forEach(fault -> out.println("  " + OneLine.shortened(fault.toString())));
    long more = plan.invalid() - plan.firstInvalid().size();
    if (more > 0) {
      out.println("  and " + Texts.count(more) + " more");
    }
  }

  private void nothing() {
    line("prompt tokens", "0");
    line("completion tokens", "0");
    prices.ifPresent(price -> line("cost", Texts.cost(price.cost(0, 0))));
    out.println("Nothing was sent, and nothing is left to be sent.");
  }

  private void estimate(long sent, long promptCharacters) {
    long promptTokens = (promptCharacters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    line("prompt tokens", "about " + Texts.count(promptTokens) + " (a token for 4 characters)");
    completion(sent, promptTokens);
    if (requestsPerMinute != null) {
      Duration time = Duration.ofMillis(Math.round(sent / requestsPerMinute * 60_000));
      line("time", "at least " + Texts.time(time) + ", for --requests-per-minute");
    }
    out.println("Nothing was sent.");
  }

  private void completion(long sent, long promptTokens) {
    Integer most = defaults.maxTokens();
    if (most == null || most < 0) {
      line("completion tokens", "unknown without --max-tokens");
      prices.ifPresent(
          price ->
              line("cost", "about " + Texts.cost(price.cost(promptTokens, 0)) + " for prompts"));
      return;
    }
    long tokens = sent * most * Objects.requireNonNullElse(defaults.n(), 1);
    line("completion tokens", "at most " + Texts.count(tokens) + ", if no item sets its own limit");
    prices.ifPresent(
        price -> line("cost", "at most about " + Texts.cost(price.cost(promptTokens, tokens))));
  }

  private void line(String label, String text) {
    out.println(label + " ".repeat(LABEL - label.length()) + text);
  }
}
