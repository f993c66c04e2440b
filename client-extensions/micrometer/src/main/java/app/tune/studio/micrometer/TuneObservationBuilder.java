package app.tune.studio.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TuneObservation}. Not thread-safe. */
public final class TuneObservationBuilder {

  ObservationRegistry observationRegistry = ObservationRegistry.NOOP;
  @Nullable MeterRegistry meterRegistry;
  GenAiConvention convention = GenAiConvention.operation();
  int recordedContent;

  TuneObservationBuilder() {}

  /**
   * Sets what makes observations.
   *
   * @param registry by default none are made
   * @return this builder
   */
  public TuneObservationBuilder observationRegistry(ObservationRegistry registry) {
    observationRegistry = registry;
    return this;
  }

  /**
   * Sets what holds the meters.
   *
   * @param registry by default nothing is measured
   * @return this builder
   */
  public TuneObservationBuilder meterRegistry(MeterRegistry registry) {
    meterRegistry = registry;
    return this;
  }

  /**
   * Sets the names of observations, meters and their attributes.
   *
   * @param names by default {@link GenAiConvention#operation()}
   * @return this builder
   */
  public TuneObservationBuilder convention(GenAiConvention names) {
    convention = names;
    return this;
  }

  /**
   * Records the prompt and the text of the first choice, each as an event of the call's
   * observation. They may hold personal data; by default neither is recorded.
   *
   * @param maxCharacters how much of each is recorded, 1 or more
   * @return this builder
   */
  public TuneObservationBuilder recordContent(int maxCharacters) {
    if (maxCharacters < 1) {
      throw new IllegalArgumentException("recordContent: must be at least 1, was " + maxCharacters);
    }
    recordedContent = maxCharacters;
    return this;
  }

  /** {@return the listener, made once and set on a client, or on those calls that it is for} */
  public TuneObservation build() {
    return new TuneObservation(this);
  }
}
