package app.tune.studio.spark;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.AttemptFailure;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One of the requests that a task may have in flight. It counts the attempts of the call that is
 * under way, and lets the whole JVM pause where the server asks for it.
 */
final class RequestSlot implements CallListener {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final TextCompletions completions;
  private final Pacer pacer;
  private volatile int failedAttempts;

  RequestSlot(ExecutorClient client) {
    this.completions = client.completions(this);
    this.pacer = client.pacer();
  }

  CompletableFuture<TextCompletion> start(TextCompletionRequest request) {
    failedAttempts = 0;
    return completions.createAsync(request);
  }

  /** Returns how many attempts it took, once the call has succeeded. */
  int attempts() {
    return failedAttempts + 1;
  }

  @Override
  public void onAttemptFailed(CallInfo call, AttemptFailure attempt) {
    failedAttempts = attempt.number();
    if (attempt.retryIn() != null) {
      pacer.countRetry();
    }
    Duration pause = pause(attempt.failure(), attempt.retryIn());
    if (pause != null && !ErrorKind.endsJob(attempt.failure())) {
      pacer.pause(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
  }

  private static @Nullable Duration pause(TuneStudioException failure, @Nullable Duration retryIn) {
    Duration requested = failure instanceof ApiException refused ? refused.retryAfter() : null;
    return requested == null && failure instanceof RateLimitException ? retryIn : requested;
  }
}
