package app.tune.studio.client.internal.call;

import app.tune.studio.client.auth.KeyUnavailableException;
import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallScope;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.http.AttemptTimeouts;
import app.tune.studio.client.internal.http.FailureClassifier;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.PreparedRequest;
import app.tune.studio.client.internal.operation.RequestFactory;
import app.tune.studio.client.internal.retry.RetryDecision;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.client.internal.stream.ChunkReader;
import app.tune.studio.client.internal.stream.StreamOwner;
import feign.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call: its successive attempts, until there is a response or a final failure.
 *
 * <p>The common base of blocking and asynchronous calls. Ends with its own result, or from outside
 * by {@link #end}, whichever is first.
 */
public abstract sealed class Call<T> implements StreamOwner permits BlockingCall, AsyncCall {

  private static final String NOT_RETRYABLE = "a failure of this kind is not retried";

  final Dispatcher dispatcher;
  final OperationCaller<T> caller;
  final CallEvents events;

  private final RequestFactory requests;
  private final Invocation invocation;
  private final CallTimeout timeout;
  private final AtomicReference<@Nullable TuneStudioException> ended = new AtomicReference<>();
  private volatile @Nullable Attempt attempt;
  private volatile @Nullable ChunkReader<T> stream;
  private volatile boolean released;
  private int attempts;
  private boolean keyAskedAgain;
  private boolean staleConnectionSeen;
  private @Nullable PreparedRequest prepared;
  private @Nullable String otherKey;

  /** Creates a call without starting it. */
  Call(Dispatcher dispatcher, OperationCaller<T> caller, Invocation invocation) {
    this.dispatcher = dispatcher;
    this.caller = caller;
    this.requests = caller.requests();
    this.invocation = invocation;
    this.events = new CallEvents(dispatcher, requests, invocation);
    Duration whole = invocation.operation().stream() == null ? null : settings().streamTimeout();
    this.timeout =
        new CallTimeout(dispatcher.watcher(), settings().totalTimeout(), whole, this::timedOut);
  }

  CallSettings settings() {
    return requests.settings();
  }

  /**
   * Encodes the request and starts the timeouts; from then on the call can be ended from outside.
   *
   * @throws IllegalArgumentException if an argument is invalid
   */
  void begin() {
    events.started();
    prepared = requests.prepare(invocation);
    timeout.start();
    dispatcher.add(this);
  }

  /**
   * Prepares the next attempt.
   *
   * @throws CredentialsException if the key supplier failed
   */
  Attempt nextAttempt() {
    int number = attempts + 1;
    Map<String, String> headers = events.attempt(number);
    PreparedRequest body = Objects.requireNonNull(prepared);
    Request request =
        aroundKey(() -> requests.request(body, headers, events.callId(), number, otherKey));
    otherKey = null;
    attempts = number;
    AttemptTimeouts timeouts =
        new AttemptTimeouts(
            dispatcher.watcher(),
            settings().firstByteTimeout(),
            settings().idleTimeout(),
            this::timedOut);
    Attempt next = new Attempt(events.callId(), request, number, timeouts);
    attempt = next;
    events.sending(next);
    return next;
  }

  /** Runs what calls interceptors and the key supplier. */
  private <V> V aroundKey(Supplier<V> preparation) {
    CallScope scope = events.aroundUserCode();
    try {
      return preparation.get();
    } catch (KeyUnavailableException failure) {
      throw new CredentialsException(
          String.valueOf(failure.getMessage()),
          ErrorContext.of(events.callId(), requests.url(), attempts + 1, null),
          failure.getCause());
    } finally {
      scope.close();
    }
  }

  /** Returns the result of an attempt that failed in the transport. */
  Failed<T> failed(Attempt failed, Throwable thrown) {
    TuneStudioException why = ended.get();
    if (why != null) {
      return Failed.last(why);
    }
    TuneStudioException failure = failed.failure(thrown, dispatcher.connectTimeout());
    return new Failed<>(failure, FailureClassifier.isFinal(failure));
  }

  /**
   * Returns the delay before the next attempt, or null if the failure is final. An exception of the
   * key supplier replaces the failure.
   */
  @Nullable Duration delayBeforeRetry(Failed<T> failed) {
    if (!(failed.failure() instanceof TuneStudioException failure)) {
      return null;
    }
    try {
      return decide(failed, failure);
    } catch (Throwable thrown) {
      events.attemptFailed(failure, null, NOT_RETRYABLE);
      thrown.addSuppressed(failure);
      throw thrown;
    }
  }

  private @Nullable Duration decide(Failed<T> failed, TuneStudioException failure) {
    if (failed.isFinal() || ended.get() != null) {
      events.attemptFailed(failure, null, NOT_RETRYABLE);
      return null;
    }
    if (hasOtherKey(failure)) {
      events.attemptFailed(failure, Duration.ZERO, null);
      return Duration.ZERO;
    }
    boolean stale = !staleConnectionSeen && Objects.requireNonNull(attempt).isConnectionStale();
    staleConnectionSeen |= stale;
    RetryDecision decision =
        dispatcher
            .retries()
            .decide(settings().retryPolicy(), failure, attempts, timeout.remaining(), stale);
    String whyNot = decision.whyNot();
    if (whyNot != null) {
      failure.notRetriedBecause(whyNot);
    } else if (decision.delay() == null) {
      whyNot = NOT_RETRYABLE;
    }
    events.attemptFailed(failure, decision.delay(), whyNot);
    return decision.delay();
  }

  /** Calls the key supplier once more after a 401. */
  private boolean hasOtherKey(TuneStudioException failure) {
    Attempt last = attempt;
    if (!(failure instanceof AuthenticationException)
        || last == null
        || settings().key().supplier() == null
        || keyAskedAgain) {
      return false;
    }
    keyAskedAgain = true;
    String other = aroundKey(requests::authorization);
    if (other == null || other.equals(RequestFactory.authorization(last.request()))) {
      return false;
    }
    otherKey = other;
    return true;
  }

  private void timedOut(Phase phase, Duration limit) {
    end(new CallTimeoutException(phase, limit, context()));
  }

  /**
   * Ends the call from any thread: its connection is closed at once, and its waiting thread or
   * future receives the reason. Never blocks.
   */
  public void end(TuneStudioException why) {
    ChunkReader<T> complete = stream;
    if (complete != null && complete.isComplete()) {
      return; // the connection finishes on its own
    }
    if (!ended.compareAndSet(null, why)) {
      return;
    }
    ChunkReader<T> open = stream; // read after the end is set: streams(…) does the reverse
    if (open != null) {
      open.cancel(why);
    }
    Attempt running = attempt;
    if (running != null) {
      running.cancel();
    }
    onEnd(why);
    if (open != null) {
      ended(why);
    }
  }

  /** Called when the call was ended from outside. */
  abstract void onEnd(TuneStudioException why);

  /** Returns why the call was ended from outside, or null. */
  @Nullable TuneStudioException endedBy() {
    return ended.get();
  }

  /** Continues the call as a stream. */
  void streams(ChunkReader<T> chunks) {
    stream = chunks;
    TuneStudioException why = ended.get();
    if (why != null) {
      chunks.cancel(why);
      ended(why);
    }
  }

  /** Returns the id of the call, as in logs and exceptions. */
  public String callId() {
    return events.callId();
  }

  /** Returns whether the call has not ended yet. */
  public boolean isUnderWay() {
    return !released;
  }

  /** Removes the call from the pending ones. */
  void release() {
    released = true;
    timeout.stop();
    dispatcher.remove(this);
  }

  @Override
  public ErrorContext context() {
    Attempt last = attempt;
    return last == null
        ? ErrorContext.of(events.callId(), requests.url(), 1, null)
        : last.context();
  }

  @Override
  public TuneStudioException bodyFailure(Throwable cut) {
    TuneStudioException why = ended.get();
    Attempt last = Objects.requireNonNull(attempt);
    return why != null ? why : last.failure(cut, dispatcher.connectTimeout());
  }

  @Override
  public void firstEvent() {
    timeout.firstEvent();
  }

  @Override
  public void event(Slice data) {
    events.event(data, this);
  }

  @Override
  public void chunk(Object chunk) {
    events.chunk(chunk);
  }

  @Override
  public void ignored(String what, String data) {
    CallLog.ignored(callId(), what, data, context());
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    release();
    events.ended(failure);
  }
}
