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
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** Observes and measures the calls of all clients, where there is a registry of either kind. */
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
@ConditionalOnProperty(
    prefix = ClientProperties.ROOT + ".observation",
    name = "enabled",
    havingValue = "true",
    matchIfMissing = true)
@Conditional(MicrometerAutoConfiguration.OnAnyRegistry.class)
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
    observations.ifAvailable(builder::observationRegistry);
    meters.ifAvailable(builder::meterRegistry);
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

  static final class OnAnyRegistry extends AnyNestedCondition {

    OnAnyRegistry() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(ObservationRegistry.class)
    static final class Observations {}

    @ConditionalOnBean(MeterRegistry.class)
    static final class Meters {}
  }
}
