package app.tune.studio.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.micrometer.TuneObservation;
import app.tune.studio.testkit.TuneStudioServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MicrometerTest {

  private final TuneStudioServer server = TuneStudioServer.builder().seed(42).start();
  private final ApplicationContextRunner runner =
      Contexts.runner(
              "tune-studio.base-url=" + server.baseUrl(), "tune-studio.api-key=" + server.apiKey())
          .withConfiguration(AutoConfigurations.of(MicrometerAutoConfiguration.class));

  @AfterEach
  void close() {
    server.close();
  }

  private static void call(ApplicationContext context) {
    context.getBean(TextCompletions.class).create(r -> r.prompt("Once").maxTokens(2));
  }

  @Test
  void calls_withAMeterRegistry_areMeasured() {
    MeterRegistry meters = new SimpleMeterRegistry();
    runner
        .withBean(MeterRegistry.class, () -> meters)
        .run(
            context -> {
              call(context);
              assertThat(meters.get("gen_ai.client.operation.duration").timer().count()).isOne();
            });
  }

  @Test
  void convention_ofTheProperties_namesTheMeters() {
    MeterRegistry meters = new SimpleMeterRegistry();
    runner
        .withPropertyValues("tune-studio.observation.convention=inference")
        .withBean(MeterRegistry.class, () -> meters)
        .run(
            context -> {
              call(context);
              assertThat(meters.getMeters())
                  .anyMatch(
                      meter -> meter.getId().getName().startsWith("gen_ai.client.inference."));
            });
  }

  @Test
  void calls_withAnObservationRegistry_areObserved() {
    List<String> stopped = new ArrayList<>();
    ObservationRegistry observations = ObservationRegistry.create();
    observations
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onStop(Observation.Context context) {
                stopped.add(context.getName());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    runner
        .withBean(ObservationRegistry.class, () -> observations)
        .run(
            context -> {
              call(context);
              assertThat(stopped).hasSize(2);
            });
  }

  @Test
  void observation_withoutARegistry_isNotThere() {
    runner.run(
        context -> assertThat(context).hasNotFailed().doesNotHaveBean(TuneObservation.class));
  }

  @Test
  void observation_ofSeveralRegistriesWithoutAPrimary_isNotThere() {
    runner
        .withBean("first", SimpleMeterRegistry.class)
        .withBean("second", SimpleMeterRegistry.class)
        .withBean("third", ObservationRegistry.class, ObservationRegistry::create)
        .withBean("fourth", ObservationRegistry.class, ObservationRegistry::create)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TuneObservation.class));
  }

  @Test
  void calls_withOneRegistryBesideAmbiguousOnes_areMeasured() {
    MeterRegistry meters = new SimpleMeterRegistry();
    runner
        .withBean(MeterRegistry.class, () -> meters)
        .withBean("first", ObservationRegistry.class, ObservationRegistry::create)
        .withBean("second", ObservationRegistry.class, ObservationRegistry::create)
        .run(
            context -> {
              call(context);
              assertThat(meters.get("gen_ai.client.operation.duration").timer().count()).isOne();
            });
  }

  @Test
  void calls_withSeveralMeterRegistries_areMeasuredByThePrimary() {
    MeterRegistry meters = new SimpleMeterRegistry();
    runner
        .withBean("other", SimpleMeterRegistry.class)
        .withBean(MeterRegistry.class, () -> meters, definition -> definition.setPrimary(true))
        .run(
            context -> {
              call(context);
              assertThat(meters.get("gen_ai.client.operation.duration").timer().count()).isOne();
            });
  }

  @Test
  void observation_thatIsNotEnabled_isNotThere() {
    runner
        .withBean(SimpleMeterRegistry.class)
        .withPropertyValues("tune-studio.observation.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(TuneObservation.class));
  }

  @Test
  void observation_withoutItsModule_isNotThere() {
    runner
        .withClassLoader(new FilteredClassLoader("app.tune.studio.micrometer"))
        .withBean(SimpleMeterRegistry.class)
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(TextCompletions.class)
                    .doesNotHaveBean("tuneStudioObservation"));
  }

  @Test
  void recordedContent_thatIsRefused_isNamed() {
    runner
        .withBean(SimpleMeterRegistry.class)
        .withPropertyValues("tune-studio.observation.record-content=0")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.observation.record-content: "));
  }
}
