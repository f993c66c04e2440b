package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.retry.RetryPolicyBuilder;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Budget;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Policy;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Retry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From the properties below {@code retry} to the policy and the budget. */
record RetrySettings(CheckedSetters setters, TuneStudioClientBuilder builder) {

  void apply(Retry retry) {
    RetryPolicy policy = policy(retry.policy());
    RetryPolicyBuilder changed = policy.toBuilder();
    setters.set("retry.max-retries", retry.maxRetries(), changed::maxRetries);
    setters.set(
        "retry.statuses",
        retry.statuses(),
        statuses -> changed.statuses(statuses.stream().mapToInt(Integer::intValue).toArray()));
    setters.set("retry.lost-connections", retry.lostConnections(), changed::retryLostConnections);
    Duration base = orElse(retry.baseDelay(), policy.baseDelay());
    Duration max = orElse(retry.maxDelay(), policy.maxDelay());
    setters.set(
        retry.baseDelay() == null ? "retry.max-delay" : "retry.base-delay",
        base,
        wait -> changed.backoff(wait, max));
    setters.set("retry.max-retry-after", retry.maxRetryAfter(), changed::maxRetryAfter);
    builder.retryPolicy(changed.build());
    budget(retry.budget());
  }

  private static RetryPolicy policy(@Nullable Policy policy) {
    if (policy == null) {
      return RetryPolicy.standard();
    }
    return switch (policy) {
      case STANDARD -> RetryPolicy.standard();
      case CONSERVATIVE -> RetryPolicy.conservative();
      case NONE -> RetryPolicy.none();
    };
  }

  private void budget(Budget budget) {
    if (budget.unlimited()) {
      builder.retryBudget(RetryBudget.unlimited());
      return;
    }
    RetryBudget standard = RetryBudget.standard();
    setters.set(
        "retry.budget.size", budget.size(), size -> RetryBudget.of(size, standard.refill()));
    setters.set(
        "retry.budget.refill", budget.refill(), refill -> RetryBudget.of(standard.size(), refill));
    builder.retryBudget(
        RetryBudget.of(
            orElse(budget.size(), standard.size()), orElse(budget.refill(), standard.refill())));
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }
}
