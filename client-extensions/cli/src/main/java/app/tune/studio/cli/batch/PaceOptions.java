package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchRunnerBuilder;
import app.tune.studio.cli.report.UsageException;
import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast a batch goes, and when it gives up. */
final class PaceOptions {

  private static final int WINDOW = 1000;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

  @Option(
      names = {"-c", "--concurrency"},
      paramLabel = "COUNT",
      description =
          "Maximum number of requests in flight: 16 by default; fewer while the server pushes back.")
  private @Nullable Integer concurrency;

  @Option(
      names = "--steady",
      description = "Keeps that many in flight at all times, whatever the server does.")
  private boolean steady;

  @Option(
      names = "--requests-per-minute",
      paramLabel = "COUNT",
      description = "Maximum number of requests started per minute, evenly spaced.")
  private @Nullable Double requestsPerMinute;

  @Option(
      names = "--tokens-per-minute",
      paramLabel = "COUNT",
      description = "Maximum number of tokens per minute, of prompts and completions.")
  private @Nullable Double tokensPerMinute;

  @Option(
      names = "--max-failures",
      paramLabel = "COUNT|SHARE%",
      description = "How many items, or which share of them, may fail before the batch gives up.")
  private @Nullable String maxFailures;

  @Option(
      names = "--retry-failed",
      description = "Tries items again that have error lines in the output.")
  private boolean retryFailed;

  @Option(
      names = "--in-order",
      description =
          "Writes results in the order of the input, not as they finish; a batch that is resumed"
              + " appends to what is there.")
  private boolean inOrder;

  @Option(
      names = "--in-order-window",
      paramLabel = "COUNT",
      description =
          "How many results --in-order holds back at most, which a killed batch loses: 1000 by"
              + " default.")
  private @Nullable Integer window;

  /** Sets what was given; the runner has defaults for the rest. */
  void apply(BatchRunnerBuilder runner, OptionalInt retries) {
    runner.adaptiveConcurrency(!steady).retryFailed(retryFailed);
    apply("--concurrency", concurrency, runner::maxConcurrency);
    apply("--requests-per-minute", requestsPerMinute, runner::requestsPerMinute);
    apply("--tokens-per-minute", tokensPerMinute, runner::tokensPerMinute);
    if (window != null && !inOrder) {
      throw new UsageException("--in-order-window needs --in-order");
    }
    apply(
        "--in-order-window",
        inOrder ? Objects.requireNonNullElse(window, WINDOW) : null,
        runner::inputOrder);
    apply("--max-failures", maxFailures, text -> limit(runner, text));
    if (retries.isPresent()) {
      runner.retryPolicy(
          RetryPolicy.builder()
              .maxRetries(retries.getAsInt())
              .backoff(FIRST_WAIT, LONGEST_WAIT)
              .maxRetryAfter(LONGEST_RETRY_AFTER)
              .build());
    }
  }

  /** Returns how many requests may start in a minute, or null for any number. */
  @Nullable Double requestsPerMinute() {
    return requestsPerMinute;
  }

  private static void limit(BatchRunnerBuilder runner, String text) {
    try {
      if (text.endsWith("%")) {
        runner.maxFailureShare(share(text));
      } else {
        runner.maxFailures(Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      throw new UsageException(
          "--max-failures: must be a count or a share such as 5%, was " + text, e);
    }
  }

  private static double share(String percent) {
    double share = Double.parseDouble(percent.substring(0, percent.length() - 1)) / 100;
    if (!(share > 0 && share <= 1)) {
      throw new UsageException(
          "--max-failures: must be more than 0% and at most 100%, was " + percent);
    }
    return share;
  }

  private static <T> void apply(String option, @Nullable T value, Consumer<T> setter) {
    if (value != null) {
      try {
        setter.accept(value);
      } catch (IllegalArgumentException e) {
        throw UsageException.of(option, e);
      }
    }
  }
}
