package app.tune.studio.micrometer;

import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes and measures the calls of a client.
 *
 * <pre>{@code
 * TuneStudioClient.builder().apiKey(key)
 *     .callListener(TuneObservation.create(observationRegistry, meterRegistry))
 *     .build();
 * }</pre>
 *
 * <p>Each call is an observation with a child for each attempt, and is counted by the meters that a
 * {@link GenAiConvention} names. The observation is current while listeners, interceptors and
 * suppliers of keys run, and the headers of a trace are sent where a handler propagates them. Where
 * Micrometer's context-propagation library is present, the context of the calling thread is current
 * there too. Prompts and completions are not recorded unless asked for. Thread-safe.
 */
public final class TuneObservation implements CallListener {

  private final ObservationRegistry observations;
  private final @Nullable MeterCache meters;
  private final GenAiConvention convention;
  private final int recordedContent;

  TuneObservation(TuneObservationBuilder builder) {
    this.observations = builder.observationRegistry;
    this.convention = builder.convention;
    this.recordedContent = builder.recordedContent;
    MeterRegistry registry = builder.meterRegistry;
    this.meters = registry == null ? null : new MeterCache(registry, convention);
  }

  /**
   * {@return a listener that observes and measures calls by the default conventions}
   *
   * @param observations makes the observations
   * @param meters holds the meters
   */
  public static TuneObservation create(ObservationRegistry observations, MeterRegistry meters) {
    return builder().observationRegistry(observations).meterRegistry(meters).build();
  }

  /** {@return a builder that neither observes nor measures yet} */
  public static TuneObservationBuilder builder() {
    return new TuneObservationBuilder();
  }

  @Override
  public CallListener forCall(CallInfo call) {
    CallerContext context = CallerContext.capture();
    MeteredCall metered = meters == null ? null : new MeteredCall(meters, convention, call);
    return ObservedCall.start(observations, convention, call, context, metered, recordedContent);
  }

  @Override
  public String toString() {
    return "TuneObservation[" + convention + "]";
  }
}
