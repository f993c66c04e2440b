package app.tune.studio.batch;

import app.tune.studio.batch.internal.pace.PaceSettings;
import app.tune.studio.client.CallOptions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BatchRunner}. Not thread-safe. */
public final class BatchRunnerBuilder {

  private static final int MAX_CONCURRENCY = 10_000;
  private static final Duration DAY = Duration.ofDays(1);

  private final TuneStudioClient tune;
  private int maxConcurrency = 16;
  private boolean adaptive = true;
  private double latencyTolerance = 3;
  private double requestsPerMinute = Double.POSITIVE_INFINITY;
  private double tokensPerMinute = Double.POSITIVE_INFINITY;
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

  BatchRunnerBuilder(TuneStudioClient tune) {
    this.tune = Objects.requireNonNull(tune, "tune");
  }

  /**
   * Sets how many requests are under way at most: default 16.
   *
   * @param requests 1 to 10,000; each is a thread
   * @return this builder
   */
  public BatchRunnerBuilder maxConcurrency(int requests) {
    require(
        requests >= 1 && requests <= MAX_CONCURRENCY,
        "maxConcurrency: must be 1 to " + MAX_CONCURRENCY,
        requests);
    maxConcurrency = requests;
    return this;
  }

  /**
   * Sets whether fewer requests are under way while the server pushes back: default true. The
   * number begins with 4, doubles with each round trip up to the maximum, is halved by a 429 or
   * 503, falls by a tenth where latency grows, and rises again by one with each round trip.
   *
   * @param adapt false for the maximum at all times
   * @return this builder
   */
  public BatchRunnerBuilder adaptiveConcurrency(boolean adapt) {
    adaptive = adapt;
    return this;
  }

  /**
   * Sets how many times the usual latency of completions of that length is taken as the server
   * pushing back: default 3. Latencies below 50 ms are taken for 50 ms.
   *
   * @param times more than 1; infinite where latency is to be left alone
   * @return this builder
   */
  public BatchRunnerBuilder latencyTolerance(double times) {
    require(times > 1, "latencyTolerance: must be more than 1", times);
    latencyTolerance = times;
    return this;
  }

  /**
   * Sets how many requests may start in a minute, evenly spaced: default no limit.
   *
   * @param requests more than 0
   * @return this builder
   */
  public BatchRunnerBuilder requestsPerMinute(double requests) {
    require(requests > 0, "requestsPerMinute: must be more than 0", requests);
    requestsPerMinute = requests;
    return this;
  }

  /**
   * Sets how many tokens of prompts and completions may be used in a minute: default no limit. The
   * server reports them at the end of a request, so the next ones wait for what was too much.
   *
   * @param tokens more than 0
   * @return this builder
   */
  public BatchRunnerBuilder tokensPerMinute(double tokens) {
    require(tokens > 0, "tokensPerMinute: must be more than 0", tokens);
    tokensPerMinute = tokens;
    return this;
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
   * Sets for how long nothing may succeed before the run gives up: default 5 min. Waits that the
   * server asks for do not count.
   *
   * @param longest more than 0
   * @return this builder
   */
  public BatchRunnerBuilder maxOutage(Duration longest) {
    maxOutage = positive("maxOutage", longest);
    return this;
  }

  /**
   * Sets how many items may fail: default no limit. One more ends the run.
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
   * Writes results in the order of the input. Later results are held back for an earlier one, so a
   * killed process may lose as many as the window is large, and pay for them again. By default
   * results are written at once, in the order in which they come.
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
   * Sets what tokens cost, so that progress has the cost: default unknown.
   *
   * @param tokens the prices
   * @return this builder
   */
  public BatchRunnerBuilder prices(BatchPrices tokens) {
    prices = Objects.requireNonNull(tokens, "tokens");
    return this;
  }

  /**
   * Sets who observes the run: default nobody.
   *
   * @param observer receives progress, results and pauses
   * @return this builder
   */
  public BatchRunnerBuilder listener(BatchListener observer) {
    listener = Objects.requireNonNull(observer, "observer");
    return this;
  }

  /**
   * Sets how often the listener receives progress: default every second.
   *
   * @param interval more than 0
   * @return this builder
   */
  public BatchRunnerBuilder progressInterval(Duration interval) {
    progressInterval = positive("progressInterval", interval);
    return this;
  }

  /**
   * Sets how often what was written is forced to the disk: default every second. A killed process
   * loses nothing that was written; a machine without power loses this much.
   *
   * @param interval more than 0
   * @return this builder
   */
  public BatchRunnerBuilder syncInterval(Duration interval) {
    syncInterval = positive("syncInterval", interval);
    return this;
  }

  /**
   * Sets how long a run that is to end waits for requests under way before it cancels them: default
   * 1 min. Cancelled ones have no line, and may have been paid for.
   *
   * @param longest 0 or more
   * @return this builder
   */
  public BatchRunnerBuilder stopTimeout(Duration longest) {
    require(!longest.isNegative(), "stopTimeout: must be 0 or more", longest);
    stopTimeout = longest;
    return this;
  }

  /** {@return the runner} */
  public BatchRunner build() {
    return new BatchRunner(
        tune.textCompletions().with(options).with(call -> call.retryPolicy(RetryPolicy.none())),
        settings());
  }

  private Settings settings() {
    return new Settings(
        new PaceSettings(
            maxConcurrency,
            adaptive,
            latencyTolerance,
            requestsPerMinute,
            tokensPerMinute,
            retryPolicy.baseDelay(),
            retryPolicy.maxDelay()),
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
        !value.isNegative() && !value.isZero() && value.compareTo(DAY.multipliedBy(365)) <= 0,
        name + ": must be more than 0 and at most 365 days",
        value);
    return value;
  }

  private static void require(boolean condition, String rule, Object value) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }
}
