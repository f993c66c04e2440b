package app.tune.studio.micrometer;

import app.tune.studio.client.event.AttemptFailure;
import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallEnd.Outcome;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.CallScope;
import app.tune.studio.client.event.ResponseInfo;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * One call: its observation, with a child for each attempt, and its meters.
 *
 * <p>An observation is stopped when the scope around its last event closes, so that everybody who
 * is notified of that event finds it current.
 */
final class ObservedCall implements CallListener {

  private final GenAiConvention convention;
  private final ObservationRegistry registry;
  private final CallInfo call;
  private final CallerContext context;
  private final @Nullable MeteredCall meters;
  private final @Nullable RecordedContent content;
  private final CallObservationContext observed;
  private final Observation observation;
  private volatile @Nullable Observation attempt;
  private volatile boolean attemptOver;
  private volatile boolean over;

  private ObservedCall(
      ObservationRegistry registry,
      GenAiConvention convention,
      CallInfo call,
      CallerContext context,
      @Nullable MeteredCall meters,
      int recordedContent) {
    this.registry = registry;
    this.convention = convention;
    this.call = call;
    this.context = context;
    this.meters = meters;
    this.observed = new CallObservationContext(call);
    this.observation =
        Observation.createNotStarted(convention.callName(), () -> observed, registry);
    this.content =
        recordedContent == 0 || observation.isNoop() ? null : new RecordedContent(recordedContent);
  }

  /** Starts the observation of a call, as a child of the one that is current on this thread. */
  static ObservedCall start(
      ObservationRegistry registry,
      GenAiConvention convention,
      CallInfo call,
      CallerContext context,
      @Nullable MeteredCall meters,
      int recordedContent) {
    ObservedCall observed =
        new ObservedCall(registry, convention, call, context, meters, recordedContent);
    observed.start();
    return observed;
  }

  private void start() {
    if (observation.isNoop()) {
      return;
    }
    observed.setRemoteServiceAddress(call.serverAddress());
    observation
        .contextualName(convention.spanName(call))
        .lowCardinalityKeyValues(convention.keyValues(call, null))
        .lowCardinalityKeyValue(convention.error(null))
        .start();
    if (content != null) {
      content.prompt(call, observation);
    }
  }

  @Override
  public CallScope openScope(CallInfo of) {
    CallScope outer = context.open();
    Observation running = attempt;
    Observation current = running == null ? observation : running;
    if (current.isNoop()) {
      return outer;
    }
    Observation.Scope scope;
    try {
      scope = current.openScope();
    } catch (RuntimeException | Error thrown) { // of a handler
      outer.close();
      throw thrown;
    }
    return () -> {
      try (outer) {
        scope.close();
        stopWhatIsOver();
      }
    };
  }

  private void stopWhatIsOver() {
    Observation running = attempt;
    if (running != null && (attemptOver || over)) {
      attempt = null;
      attemptOver = false;
      running.stop();
    }
    if (over) {
      observation.stop();
    }
  }

  @Override
  public void onAttempt(CallInfo of, AttemptInfo next) {
    if (observation.isNoop()) {
      return;
    }
    AttemptObservationContext sent = new AttemptObservationContext(call, next);
    sent.setRemoteServiceAddress(call.serverAddress());
    Observation begun =
        Observation.createNotStarted(convention.attemptName(), () -> sent, registry);
    if (begun.isNoop()) { // a predicate of the registry wants calls without their attempts
      return;
    }
    attempt =
        begun
            .parentObservation(observation)
            .contextualName(convention.spanName(call) + " attempt " + next.number())
            .lowCardinalityKeyValues(convention.attempt(call, null))
            .lowCardinalityKeyValue(convention.error(null))
            .start();
  }

  @Override
  public void onResponse(CallInfo of, ResponseInfo response) {
    Observation running = attempt;
    if (running != null) {
      running.lowCardinalityKeyValues(convention.attempt(call, response));
    }
  }

  @Override
  public void onAttemptFailed(CallInfo of, AttemptFailure failure) {
    Observation running = attempt;
    if (running != null) {
      fail(running, Outcome.FAILED, failure.failure());
      attemptOver = true;
    }
  }

  @Override
  public void onFirstChunk(CallInfo of, @Nullable String responseModel) {
    if (meters != null) {
      meters.firstChunk(responseModel);
    }
    if (call.isStreaming() && !observation.isNoop()) {
      observation.event(Observation.Event.of("gen_ai.first_chunk"));
    }
  }

  @Override
  public void onChunk(CallInfo of, Object chunk, long nanos) {
    if (meters != null) {
      meters.chunk(nanos);
    }
    if (content != null) {
      content.chunk(chunk);
    }
  }

  @Override
  public void onEnd(CallInfo of, CallEnd end) {
    String errorType = convention.errorType(end.outcome(), end.failure());
    if (meters != null) {
      meters.end(end, errorType);
    }
    if (observation.isNoop()) {
      return;
    }
    observed.end(end);
    if (content != null) {
      content.completion(observation);
    }
    observation
        .lowCardinalityKeyValues(convention.keyValues(call, end.responseModel()))
        .highCardinalityKeyValues(convention.details(call, end));
    Throwable failure = end.failure();
    if (failure != null) {
      fail(observation, end.outcome(), failure);
      Observation running = attempt;
      if (running != null) {
        fail(running, end.outcome(), failure);
      }
    }
    over = true;
  }

  /** What the caller cancelled is no error, but it is told from what is complete. */
  private void fail(Observation failed, Outcome outcome, Throwable failure) {
    failed.lowCardinalityKeyValue(convention.error(convention.errorType(outcome, failure)));
    if (outcome == Outcome.FAILED) {
      failed.error(failure);
    }
  }
}
