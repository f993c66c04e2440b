package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** Properties that decide whether there are beans take each spelling of true and false. */
class SwitchesTest {

  private static ApplicationContextRunner runner(String property) {
    boolean newer =
        ClassUtils.isPresent("org.springframework.boot.health.contributor.HealthIndicator", null);
    return Contexts.runner(KEY, property)
        .withBean(SimpleMeterRegistry.class)
        .withConfiguration(
            AutoConfigurations.of(
                MicrometerAutoConfiguration.class,
                newer
                    ? HealthContributorAutoConfiguration.class
                    : ActuatorHealthAutoConfiguration.class));
  }

  @ParameterizedTest
  @CsvSource({
    "tune-studio.enabled=true,                     tuneStudioClient,            true",
    "tune-studio.enabled=TRUE,                     tuneStudioClient,            true",
    "tune-studio.enabled=yes,                      tuneStudioClient,            true",
    "tune-studio.enabled=on,                       tuneStudioClient,            true",
    "tune-studio.enabled=1,                        tuneStudioClient,            true",
    "tune-studio.enabled=${NO_SUCH:yes},           tuneStudioClient,            true",
    "tune-studio.enabled=no,                       tuneStudioClient,            false",
    "tune-studio.enabled=off,                      tuneStudioClient,            false",
    "tune-studio.enabled=0,                        tuneStudioClient,            false",
    "tune-studio.clients.a.enabled=on,             aTuneStudioClient,           true",
    "tune-studio.clients.a.enabled=off,            aTuneStudioClient,           false",
    "tune-studio.observation.enabled=yes,          tuneStudioObservation,       true",
    "tune-studio.observation.enabled=no,           tuneStudioObservation,       false",
    "management.health.tune-studio.enabled=on,     tuneStudioHealthContributor, true",
    "management.health.tune-studio.enabled=off,    tuneStudioHealthContributor, false",
    "management.health.tune-studio.enabled=,       tuneStudioHealthContributor, false",
  })
  void bean_behindASwitch_followsItsMeaning(String property, String bean, boolean there) {
    runner(property)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.containsBean(bean)).isEqualTo(there);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tune-studio.enabled=maybe",
        "tune-studio.enabled=",
        "tune-studio.clients.a.enabled=maybe",
        "tune-studio.clients.a.enabled=",
        "tune-studio.observation.enabled=maybe",
        "management.health.tune-studio.enabled=maybe",
      })
  void start_withAValueThatIsNeither_failsWithTheNameOfTheProperty(String property) {
    String name = property.substring(0, property.indexOf('='));

    runner(property)
        .run(
            context ->
                assertThat(context).getFailure().hasStackTraceContaining("under '" + name + "'"));
  }
}
