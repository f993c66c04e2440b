package app.tune.studio.client.internal.call;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.Redaction;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.AttemptListener;
import feign.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call: its attempts one after the other, until there is an answer or a failure that stays.
 *
 * <p>The transport's threads only hand over what they have; everything that may take time or is a
 * user's runs on the call's executor, one step at a time.
 */
final class Call {

  private static final Runnable NOTHING = () -> {};

  private final Dispatcher core;
  private final RequestFactory prepared;
  private final Executor executor;
  private final CallTimeout deadline;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  private volatile Request request;
  private volatile @Nullable Attempt attempt;
  private volatile Runnable cancelWait = NOTHING;
  private volatile @Nullable StreamBody stream;
  private int attempts = 1;
  private boolean keyAskedAgain;

  /**
   * Prepares a call.
   *
   * @throws IllegalArgumentException where an argument is refused
   */
  Call(Dispatcher core, RequestFactory prepared, Executor executor) {
    this.core = core;
    this.prepared = prepared;
    this.executor = executor;
    this.request = prepared.request(1);
    CallSettings settings = prepared.settings();
    Duration stream = prepared.operation().stream() == null ? null : settings.streamTimeout();
    this.deadline = new CallTimeout(core.watch(), settings.totalTimeout(), stream, this::timedOut);
  }

  /** Begins; the future is completed on the call's executor or by who cancels it. */
  CompletableFuture<Answer> start() {
    deadline.start();
    core.add(this);
    try {
      send();
    } catch (RuntimeException refused) {
      failed(refused);
    }
    return answer;
  }

  private void send() {
    if (answer.isDone()) {
      return;
    }
    Attempt next = new Attempt(this, core, prepared, request, attempts);
    attempt = next;
    next.send();
    if (answer.isCompletedExceptionally()) { // cancelled meanwhile; an answer may be here as well
      next.cancel(cancelled());
    }
  }

  void succeeded(Answer given) {
    core.budget().succeeded();
    if (given.stream() == null) {
      release();
    }
    StreamBody open = stream;
    if (!answer.complete(given) && open != null) {
      open.close(); // cancelled while the head was on its way
    }
  }

  StreamBody own(StreamBody body) {
    stream = body;
    return body;
  }

  void firstEvent() {
    deadline.firstEvent();
  }

  /** Ends the call with a failure that no further attempt can mend. */
  void failed(Throwable failure) {
    release();
    answer.completeExceptionally(failure);
  }

  /** An attempt failed before a success status: makes another one, or fails. */
  void attemptFailed(TuneStudioException failure) {
    if (answer.isDone()) {
      return;
    }
    try {
      if (!retryWithOtherKey(failure)) {
        retryOrFail(failure);
      }
    } catch (RuntimeException | Error thrown) { // a supplier's, an interceptor's or a listener's
      if (thrown != failure) {
        thrown.addSuppressed(failure);
      }
      failed(thrown);
    }
  }

  private boolean retryWithOtherKey(TuneStudioException failure) {
    if (!(failure instanceof AuthenticationException)
        || !prepared.settings().keySupplied()
        || keyAskedAgain) {
      return false;
    }
    keyAskedAgain = true;
    Request other = prepared.request(attempts + 1);
    if (Objects.equals(authorization(request), authorization(other))) {
      return false;
    }
    tell(failure, Duration.ZERO);
    request = other;
    attempts++;
    send();
    return true;
  }

  private void retryOrFail(TuneStudioException failure) {
    Duration wait =
        core.retries()
            .next(prepared.settings().retryPolicy(), failure, attempts, deadline.remaining());
    tell(failure, wait);
    if (wait == null) {
      failed(failure);
      return;
    }
    cancelWait =
        core.watch().clock().schedule(wait.toNanos(), () -> executor.execute(this::sendAgain));
    if (answer.isDone()) {
      cancelWait.run();
    }
  }

  private void tell(TuneStudioException failure, @Nullable Duration retryIn) {
    CallLog.failed(failure, retryIn);
    AttemptListener listener = prepared.settings().attemptListener();
    if (listener != null) {
      listener.onFailure(failure, retryIn);
    }
  }

  private void sendAgain() {
    attempts++;
    try {
      request = prepared.request(attempts);
      send();
    } catch (RuntimeException | Error thrown) {
      failed(thrown);
    }
  }

  private void timedOut(Phase phase, Duration limit) {
    CallTimeoutException late = new CallTimeoutException(phase, limit, context());
    stop(late);
    executor.execute(() -> cancel(late));
  }

  /** Ends the call now, from any thread: its connection is closed, who waits gets the reason. */
  void cancel(TuneStudioException why) {
    release();
    answer.completeExceptionally(why);
    stop(why);
  }

  private void stop(TuneStudioException why) {
    cancelWait.run();
    Attempt running = attempt;
    if (running != null) {
      running.cancel(why);
    }
    StreamBody open = stream;
    if (open != null) {
      open.fail(why);
    }
  }

  /** Nothing of the call is under way any more. */
  void release() {
    deadline.stop();
    core.remove(this);
  }

  /** Returns what is known of the call as it stands: its last attempt, with the head if it came. */
  ErrorContext context() {
    Attempt running = attempt;
    return running == null ? context(request, 1) : running.known();
  }

  ErrorContext context(Request sent, int number) {
    return ErrorContext.of(sent.url(), number, Redaction.of(authorization(sent)));
  }

  private CallCancelledException cancelled() {
    return new CallCancelledException("the call was cancelled", context(), null);
  }

  String url() {
    return request.url();
  }

  private static @Nullable String authorization(Request request) {
    return request.headers().getOrDefault(TextCompletionsApi.AUTHORIZATION, List.of()).stream()
        .findFirst()
        .orElse(null);
  }

  Executor executor() {
    return executor;
  }

  /** Returns whether a thread waits for the call, and carries it on. */
  boolean isWaitedFor() {
    return executor instanceof CallerThread;
  }
}
