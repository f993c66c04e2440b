package app.tune.studio.batch;

import app.tune.studio.batch.internal.pace.PaceSettings;
import app.tune.studio.client.retry.RetryPolicy;

/** The settings of {@link BatchRunnerBuilder} that limit the pace. Not thread-safe. */
abstract class PaceBuilder {

  private static final int MAX_CONCURRENCY = 10_000;

  private int maxConcurrency = 16;
  private boolean adaptive = true;
  private double latencyTolerance = 3;
  private double requestsPerMinute = Double.POSITIVE_INFINITY;
  private double tokensPerMinute = Double.POSITIVE_INFINITY;

  /**
   * Sets the maximum number of requests in flight; 16 by default.
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
    return self();
  }

  /**
   * Sets whether fewer requests are in flight while the server pushes back; true by default. The
   * number begins with 4, doubles with each round trip up to the maximum, is halved by a 429, 503
   * or 529, falls by a tenth where latency grows, and rises again by one with each round trip.
   *
   * @param adapt false for the maximum at all times
   * @return this builder
   */
  public BatchRunnerBuilder adaptiveConcurrency(boolean adapt) {
    adaptive = adapt;
    return self();
  }

  /**
   * Sets how many times the usual latency of completions of that length is taken as the server
   * pushing back; 3 by default. Latencies below 50 ms are taken for 50 ms.
   *
   * @param times more than 1; infinite where latency is to be left alone
   * @return this builder
   */
  public BatchRunnerBuilder latencyTolerance(double times) {
    require(times > 1, "latencyTolerance: must be more than 1", times);
    latencyTolerance = times;
    return self();
  }

  /**
   * Sets how many requests may start in a minute, evenly spaced; no limit by default.
   *
   * @param requests more than 0
   * @return this builder
   */
  public BatchRunnerBuilder requestsPerMinute(double requests) {
    require(requests > 0, "requestsPerMinute: must be more than 0", requests);
    requestsPerMinute = requests;
    return self();
  }

  /**
   * Sets how many tokens of prompts and completions may be used in a minute; no limit by default.
   * The server reports them at the end of a request, so the next ones wait for what was too much.
   *
   * @param tokens more than 0
   * @return this builder
   */
  public BatchRunnerBuilder tokensPerMinute(double tokens) {
    require(tokens > 0, "tokensPerMinute: must be more than 0", tokens);
    tokensPerMinute = tokens;
    return self();
  }

  abstract BatchRunnerBuilder self();

  final PaceSettings paceSettings(RetryPolicy policy) {
    return new PaceSettings(
        maxConcurrency,
        adaptive,
        latencyTolerance,
        requestsPerMinute,
        tokensPerMinute,
        policy.baseDelay(),
        policy.maxDelay());
  }

  static void require(boolean condition, String rule, Object value) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }
}
