package app.tune.studio.spring.autoconfigure;

import app.tune.studio.micrometer.GenAiConvention;
import app.tune.studio.micrometer.TuneObservation;
import app.tune.studio.micrometer.TuneObservationBuilder;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Convention;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Observes and measures the calls of all clients, where there is a registry of either kind; of
 * several of one kind, the primary one is used, as elsewhere in Spring Boot.
 */
@AutoConfiguration(
    after = TuneStudioAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass({TuneObservation.class, MeterRegistry.class, ObservationRegistry.class})
@ConditionalOnBean(ClientFactory.class)
@ConditionalOnSwitch(property = ClientProperties.ROOT + ".observation.enabled", byDefault = true)
@Conditional(MicrometerAutoConfiguration.OnAnySingleRegistry.class)
public final class MicrometerAutoConfiguration {

  MicrometerAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  static TuneObservation tuneStudioObservation(
      TuneStudioProperties properties,
      Environment environment,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<GenAiConvention> conventions) {
    Observation settings = properties.observation();
    TuneObservationBuilder builder =
        TuneObservation.builder()
            .convention(conventions.getIfAvailable(() -> convention(settings.convention())));
    observations.ifUnique(builder::observationRegistry);
    meters.ifUnique(builder::meterRegistry);
    new CheckedSetters(ClientProperties.unnamed(environment))
        .set("observation.record-content", settings.recordContent(), builder::recordContent);
    return builder.build();
  }

  private static GenAiConvention convention(Convention names) {
    return switch (names) {
      case OPERATION -> GenAiConvention.operation();
      case INFERENCE -> GenAiConvention.inference();
    };
  }

  static final class OnAnySingleRegistry extends AnyNestedCondition {

    OnAnySingleRegistry() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    static final class Observations {}

    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static final class Meters {}
  }
}
