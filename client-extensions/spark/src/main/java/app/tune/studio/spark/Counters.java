package app.tune.studio.spark;

import app.tune.studio.model.Usage;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/** Named accumulators, so that the stages' pages of Spark's UI show them. */
record Counters(
    LongAccumulator completions,
    LongAccumulator failures,
    LongAccumulator reused,
    LongAccumulator requests,
    LongAccumulator promptTokens,
    LongAccumulator completionTokens)
    implements Serializable {

  static Counters register(SparkContext context) {
    return new Counters(
        context.longAccumulator("tune: completions"),
        context.longAccumulator("tune: failures"),
        context.longAccumulator("tune: reused from the journal"),
        context.longAccumulator("tune: requests"),
        context.longAccumulator("tune: prompt tokens"),
        context.longAccumulator("tune: completion tokens"));
  }

  void countCompletion(int attempts, @Nullable Usage usage) {
    completions.add(1L);
    requests.add((long) attempts);
    if (usage != null) {
      add(promptTokens, usage.promptTokens());
      add(completionTokens, usage.completionTokens());
    }
  }

  void countFailure(int attempts) {
    failures.add(1L);
    requests.add((long) attempts);
  }

  CompletionTotals totals() {
    return new CompletionTotals(
        completions.sum(),
        failures.sum(),
        reused.sum(),
        requests.sum(),
        promptTokens.sum(),
        completionTokens.sum());
  }

  private static void add(LongAccumulator tokens, @Nullable Long count) {
    if (count != null) {
      tokens.add(count.longValue());
    }
  }
}
