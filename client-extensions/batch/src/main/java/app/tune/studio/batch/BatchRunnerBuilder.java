package app.tune.studio.batch;

import app.tune.studio.client.CallOptions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BatchRunner}. Not thread-safe. */
public final class BatchRunnerBuilder extends PaceBuilder {

  private static final Duration YEAR = Duration.ofDays(365);

  private final TuneStudioClient tune;
  private RetryPolicy retryPolicy =
      RetryPolicy.builder()
          .maxRetries(4)
          .backoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
          .maxRetryAfter(Duration.ofMinutes(10))
          .build();
  private Duration maxOutage = Duration.ofMinutes(5);
  private long maxFailures = Long.MAX_VALUE;
  private double maxFailureShare = 1;
  private boolean retryFailed;
  private int orderWindow;
  private Consumer<TextCompletionRequestBuilder> defaults = request -> {};
  private Consumer<CallOptions> options = call -> {};
  private @Nullable BatchPrices prices;
  private BatchListener listener = new BatchListener() {};
  private Duration progressInterval = Duration.ofSeconds(1);
  private Duration syncInterval = Duration.ofSeconds(1);
  private Duration stopTimeout = Duration.ofMinutes(1);

  private Supplier<Time> clock = Time::system;

  BatchRunnerBuilder(TuneStudioClient tune) {
    this.tune = Objects.requireNonNull(tune, "tune");
  }

  /**
   * Sets which failures are retried, how often for one item, and the waits. The client's own policy
   * is not used. By default 4 retries of what {@link RetryPolicy#standard} retries, waits of 1 to
   * 30 s, and up to 10 min where the server asks for it. Refusals for load (429, 503, 529) and
   * failed connects do not count: they pause the whole run.
   *
   * @param policy {@link RetryPolicy#conservative} for those who would rather fail than pay twice
   * @return this builder
   */
  public BatchRunnerBuilder retryPolicy(RetryPolicy policy) {
    retryPolicy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets for how long nothing may succeed before the run gives up; 5 min by default. The first 50
   * waits in a row that the server asks for do not count.
   *
   * @param longest more than 0
   * @return this builder
   */
  public BatchRunnerBuilder maxOutage(Duration longest) {
    maxOutage = positive("maxOutage", longest);
    return this;
  }

  /**
   * Sets how many items may fail; no limit by default. One more ends the run.
   *
   * @param items 0 or more
   * @return this builder
   */
  public BatchRunnerBuilder maxFailures(long items) {
    require(items >= 0, "maxFailures: must be 0 or more", items);
    maxFailures = items;
    return this;
  }

  /**
   * Sets the share of this run's items at which, once 50 have ended, failures end the run: default
   * 1, where all have failed.
   *
   * @param share more than 0; above 1 for no limit
   * @return this builder
   */
  public BatchRunnerBuilder maxFailureShare(double share) {
    require(share > 0, "maxFailureShare: must be more than 0", share);
    maxFailureShare = share;
    return this;
  }

  /**
   * Sets whether items with error lines of an earlier run are tried again, and those lines removed:
   * default false, they are final.
   *
   * @param retry true to try them again
   * @return this builder
   */
  public BatchRunnerBuilder retryFailed(boolean retry) {
    retryFailed = retry;
    return this;
  }

  /**
   * Writes the results of a run in the order of the input. Later results are held back for an
   * earlier one, so a killed process may lose as many as the window is large, and pay for them
   * again. A run that is resumed, or retries failed items, appends its results to those of earlier
   * runs. By default results are written at once, in the order in which they come.
   *
   * @param window how far a result may be ahead of the next one to be written, 1 or more
   * @return this builder
   */
  public BatchRunnerBuilder inputOrder(int window) {
    require(window >= 1, "inputOrder: must be 1 or more", window);
    orderWindow = window;
    return this;
  }

  /**
   * Fills in every request before its item does, on top of the client's defaults: a model, say.
   *
   * @param request called once for each attempt, on any thread
   * @return this builder
   */
  public BatchRunnerBuilder defaults(Consumer<TextCompletionRequestBuilder> request) {
    defaults = Objects.requireNonNull(request, "request");
    return this;
  }

  /**
   * Changes the client's options for the requests of the batch: timeouts, headers.
   *
   * @param call sets options; a retry policy among them has no effect
   * @return this builder
   */
  public BatchRunnerBuilder options(Consumer<CallOptions> call) {
    options = Objects.requireNonNull(call, "call");
    return this;
  }

  /**
   * Sets what tokens cost, so that progress has the cost; unknown by default.
   *
   * @param tokens the prices
   * @return this builder
   */
  public BatchRunnerBuilder prices(BatchPrices tokens) {
    prices = Objects.requireNonNull(tokens, "tokens");
    return this;
  }

  /**
   * Sets the listener of the run; none by default.
   *
   * @param observer receives progress, results and pauses
   * @return this builder
   */
  public BatchRunnerBuilder listener(BatchListener observer) {
    listener = Objects.requireNonNull(observer, "observer");
    return this;
  }

  /**
   * Sets how often the listener receives progress; every second by default.
   *
   * @param interval more than 0
   * @return this builder
   */
  public BatchRunnerBuilder progressInterval(Duration interval) {
    progressInterval = positive("progressInterval", interval);
    return this;
  }

  /**
   * Sets how often what was written is forced to the disk; every second by default. A killed
   * process loses nothing that was written; a machine without power loses this much.
   *
   * @param interval more than 0
   * @return this builder
   */
  public BatchRunnerBuilder syncInterval(Duration interval) {
    syncInterval = positive("syncInterval", interval);
    return this;
  }

  /**
   * Sets how long a stopping run waits for requests in flight before it cancels them; 1 min by
   * default. Cancelled ones have no line, and may have been paid for.
   *
   * @param longest 0 to 365 days
   * @return this builder
   */
  public BatchRunnerBuilder stopTimeout(Duration longest) {
    require(
        !longest.isNegative() && longest.compareTo(YEAR) <= 0,
        "stopTimeout: must be 0 or more and at most 365 days",
        longest);
    stopTimeout = longest;
    return this;
  }

  /** Sets the clock of each run, for tests. */
  BatchRunnerBuilder clock(Supplier<Time> time) {
    clock = time;
    return this;
  }

  @Override
  BatchRunnerBuilder self() {
    return this;
  }

  /** {@return the runner} */
  public BatchRunner build() {
    return new BatchRunner(
        tune.textCompletions().with(options).with(call -> call.retryPolicy(RetryPolicy.none())),
        settings(),
        clock);
  }

  private Settings settings() {
    return new Settings(
        paceSettings(retryPolicy),
        retryPolicy,
        maxOutage,
        maxFailures,
        maxFailureShare,
        retryFailed,
        orderWindow,
        defaults,
        prices,
        listener,
        progressInterval,
        syncInterval,
        stopTimeout);
  }

  private static Duration positive(String name, Duration value) {
    require(
        !value.isNegative() && !value.isZero() && value.compareTo(YEAR) <= 0,
        name + ": must be more than 0 and at most 365 days",
        value);
    return value;
  }
}
