package app.tune.studio.batch;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.Usage;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what a run does. Thread-safe. */
final class Tally {

  private final Map<String, Long> failures = new TreeMap<>();
  private final Map<String, String> firstMessages = new TreeMap<>();
  private long skipped;
  private long succeeded;
  private long failed;
  private long retried;
  private long promptTokens;
  private long completionTokens;

  synchronized void skipped() {
    skipped++;
  }

  synchronized void retried() {
    retried++;
  }

  synchronized void written(BatchResult result) {
    TextCompletion completion = result.completion();
    if (completion == null) {
      failed++;
      failed(result.failure());
      return;
    }
    succeeded++;
    Usage usage = completion.usage();
    if (usage != null) {
      promptTokens += orZero(usage.promptTokens());
      completionTokens += orZero(usage.completionTokens());
    }
  }

  private void failed(@Nullable RuntimeException failure) {
    if (failure != null) {
      String kind = FailureKind.of(failure);
      failures.merge(kind, 1L, Long::sum);
      firstMessages.computeIfAbsent(kind, first -> FailureKind.message(failure));
    }
  }

  synchronized Counts counts() {
    return new Counts(skipped, succeeded, failed, retried, promptTokens, completionTokens);
  }

  synchronized Map<String, Long> failures() {
    return new TreeMap<>(failures);
  }

  synchronized Map<String, String> firstMessages() {
    return new TreeMap<>(firstMessages);
  }

  static long orZero(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }
}
