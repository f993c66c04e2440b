package app.tune.studio.batch;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.PaymentRequiredException;
import app.tune.studio.client.error.PermissionDeniedException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges failed requests by a retry policy. Thread-safe. */
final class FailureJudge {

  private static final Set<Integer> OVERLOADED = Set.of(503, 529);
  private static final Set<Integer> GATEWAY = Set.of(502, 504);

  private final RetryPolicy policy;

  FailureJudge(RetryPolicy policy) {
    this.policy = policy;
  }

  /**
   * Judges a failure.
   *
   * @param serverIsAlive whether another request succeeded while this one was under way
   */
  Verdict judge(TuneStudioException failure, boolean serverIsAlive) {
    if (isFatal(failure)) {
      return Verdict.ABORT;
    }
    if (!isRetryable(failure)) {
      return Verdict.RECORD;
    }
    if (failure instanceof RateLimitException || OVERLOADED.contains(failure.status())) {
      return Verdict.SLOW_DOWN;
    }
    boolean unreached =
        failure instanceof ConnectionException
            || failure instanceof CallTimeoutException
            || GATEWAY.contains(failure.status());
    return unreached && !serverIsAlive ? Verdict.UNREACHABLE : Verdict.RETRY;
  }

  /** Returns whether there was no connection, so that the server cannot have worked on it. */
  static boolean isUnsent(TuneStudioException failure) {
    return failure instanceof ConnectionException lost && lost.stage() == Stage.CONNECT
        || failure instanceof CallTimeoutException late
            && late.phase() == CallTimeoutException.Phase.CONNECT;
  }

  private boolean isFatal(TuneStudioException failure) {
    if (failure instanceof AuthenticationException
        || failure instanceof PaymentRequiredException
        || failure instanceof PermissionDeniedException
        || failure instanceof CredentialsException
        || failure instanceof ClientClosedException) {
      return true;
    }
    if (failure instanceof ConnectionException && isUnsent(failure)) {
      return !policy.isRetryable(failure); // TLS that is refused now is refused again
    }
    if (failure instanceof RateLimitException limited && !policy.mayRetry(limited)) {
      return true; // an exhausted quota
    }
    return tooLongAWait(failure) != null;
  }

  /** Returns how long the server asks to wait, where that is more than the policy allows. */
  @Nullable Duration tooLongAWait(TuneStudioException failure) {
    boolean slowDown =
        failure instanceof RateLimitException || OVERLOADED.contains(failure.status());
    Duration asked = failure instanceof ApiException answered ? answered.retryAfter() : null;
    return slowDown && asked != null && asked.compareTo(policy.maxRetryAfter()) > 0 ? asked : null;
  }

  private boolean isRetryable(TuneStudioException failure) {
    if (failure instanceof ApiException answered) {
      String hint = hint(answered.headers().get(TextCompletionsApi.X_SHOULD_RETRY));
      if ("false".equalsIgnoreCase(hint)) {
        return false;
      }
      if ("true".equalsIgnoreCase(hint)) {
        return policy.mayRetry(answered);
      }
    }
    return policy.isRetryable(failure);
  }

  private static @Nullable String hint(@Nullable List<String> values) {
    return values == null || values.isEmpty() ? null : values.get(0).strip();
  }
}
