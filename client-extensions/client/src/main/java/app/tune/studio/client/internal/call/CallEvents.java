package app.tune.studio.client.internal.call;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallScope;
import app.tune.studio.client.internal.choice.Choices;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.RequestFactory;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.client.internal.stream.StreamOwner;
import app.tune.studio.client.internal.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of one call, measured once for all listeners, including the log. Without listeners
 * nothing is measured.
 */
final class CallEvents implements CallInfo {

  private final String callId;
  private final RequestFactory requests;
  private final Invocation invocation;
  private final Clock clock;
  private final EventDelivery delivery;
  private final boolean logsBodies;
  private long start;
  private volatile long responseNanos = -1;
  private volatile @Nullable ResponseHead response;
  private volatile int attempts;

  // from the chunks; written by the reading thread, read after it at the end of the call
  private long firstChunkNanos = -1;
  private int chunks;
  private @Nullable String responseModel;
  private @Nullable Object usage;
  private @Nullable Map<Integer, String> finishReasons;

  CallEvents(Dispatcher dispatcher, RequestFactory requests, Invocation invocation) {
    this.callId = dispatcher.nextCallId();
    this.requests = requests;
    this.invocation = invocation;
    this.clock = dispatcher.watcher().clock();
    this.delivery = new EventDelivery(this, CallLog.with(requests.settings().callListeners()));
    this.logsBodies = requests.settings().logBodies() && CallLog.isDebugEnabled();
  }

  /** Called at the start of the call, on the calling thread. */
  void started() {
    if (delivery.isListenedTo()) {
      start = clock.nanoTime();
      delivery.begin();
      delivery.deliver(listener -> listener.onStart(this));
    }
  }

  /** Makes the context of the call current on this thread while user code runs. */
  CallScope aroundUserCode() {
    return delivery.aroundUserCode();
  }

  /** Called before an attempt; returns the headers added by listeners. */
  Map<String, String> attempt(int number) {
    if (!delivery.isListenedTo()) {
      return Map.of();
    }
    AttemptStart attempt = new AttemptStart(number);
    delivery.deliver(listener -> listener.onAttempt(this, attempt));
    return Map.copyOf(attempt.headers());
  }

  /** Called when the request of an attempt is ready to be sent. */
  void sending(Attempt attempt) {
    attempts = attempt.number();
    byte[] body = attempt.request().body();
    if (logsBodies && body != null) {
      CallLog.request(callId, attempt, body);
    }
  }

  /** Called by the transport when a response head has arrived; listeners are notified later. */
  void received(ResponseHead head, Attempt attempt) {
    CallLog.response(callId, attempt);
    if (delivery.isListenedTo()) {
      response = head;
      responseNanos = clock.nanoTime() - start;
    }
  }

  /** Notifies listeners of the received head. */
  void responded(ResponseHead head) {
    if (delivery.isListenedTo()) {
      delivery.deliver(listener -> listener.onResponse(this, head));
    }
  }

  void attemptFailed(
      TuneStudioException failure, @Nullable Duration retryIn, @Nullable String whyNot) {
    if (retryIn != null) {
      CallLog.retrying(callId, failure, retryIn);
    }
    if (delivery.isListenedTo()) {
      FailedAttempt failed = new FailedAttempt(attempts, failure, retryIn, whyNot);
      delivery.deliver(listener -> listener.onAttemptFailed(this, failed));
    }
  }

  /** Called when the body of a plain or error response has arrived, completely or in part. */
  void body(byte[] body, Attempt attempt) {
    if (logsBodies) {
      CallLog.body(callId, body, attempt.context());
    }
  }

  /** Called when an event of a stream has arrived. */
  void event(Slice data, StreamOwner owner) {
    if (logsBodies) {
      CallLog.event(callId, data, owner.context());
    }
  }

  /** Called when a chunk was read. */
  void chunk(Object chunk) {
    if (delivery.isListenedTo() && delivery.enter()) {
      try {
        deliverChunk(chunk, clock.nanoTime() - start);
      } finally {
        delivery.leave();
      }
    }
  }

  private void deliverChunk(Object chunk, long nanos) {
    chunks++;
    if (chunk instanceof EventStream.Chunk part) {
      record(part);
    }
    if (chunks == 1) {
      firstChunkNanos = nanos;
      delivery.inScope(listener -> listener.onFirstChunk(this, responseModel));
    }
    delivery.chunk(chunk, nanos);
  }

  private void record(EventStream.Chunk part) {
    if (part.usage() != null) {
      usage = part.usage();
    }
    if (responseModel == null && (chunks == 1 || part.usage() != null)) { // in all chunks or none
      responseModel = text(requests.operation().modelOf(part));
    }
    List<? extends EventStream.Choice> choices = part.choices();
    for (int i = 0; choices != null && i < choices.size(); i++) {
      EventStream.Choice choice = choices.get(i);
      String reason = choice.finishReason();
      if (reason != null) {
        finishReasons = finishReasons == null ? new TreeMap<>() : finishReasons;
        finishReasons.put(Choices.index(choice, i), reason);
      }
    }
  }

  /** Called when the call has ended; only the first end counts. */
  void ended(@Nullable Throwable failure) {
    if (delivery.isListenedTo()) {
      long total = clock.nanoTime() - start;
      delivery.end(
          () -> {
            CallEnd end = end(failure, total);
            delivery.inScope(listener -> listener.onEnd(this, end));
          });
    }
  }

  private CallEnd end(@Nullable Throwable failure, long total) {
    return new EndOfCall(
        EndOfCall.outcome(failure),
        failure,
        response,
        responseModel,
        finishReasons == null ? Map.of() : Collections.unmodifiableMap(finishReasons),
        usage,
        attempts,
        chunks,
        responseNanos,
        firstChunkNanos,
        total);
  }

  @Override
  public String callId() {
    return callId;
  }

  @Override
  public String operation() {
    return requests.operation().name();
  }

  @Override
  public boolean isStreaming() {
    return requests.operation().stream() != null;
  }

  @Override
  public @Nullable String model() {
    return text(requests.model(invocation));
  }

  private static @Nullable String text(@Nullable Object model) {
    return model == null ? null : model.toString();
  }

  @Override
  public String url() {
    return requests.url();
  }

  @Override
  public String serverAddress() {
    return requests.operation().target().server().host();
  }

  @Override
  public int serverPort() {
    return requests.operation().target().server().port();
  }

  @Override
  public @Nullable Object request() {
    return invocation.body();
  }

  /** Omits the request, which holds the prompt. */
  @Override
  public String toString() {
    return "call " + callId + ", " + operation();
  }
}
