package app.tune.studio.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;

/** Runs with the Spring Boot on the class path, whose health has other types in each generation. */
class HealthTest {

  private static final String ENABLED = "management.health.tune-studio.enabled=true";
  private static final String BEAN = "tuneStudioHealthContributor";

  private static ApplicationContextRunner runner(String... properties) {
    boolean newer =
        ClassUtils.isPresent("org.springframework.boot.health.contributor.HealthIndicator", null);
    return Contexts.runner(properties)
        .withConfiguration(
            AutoConfigurations.of(
                newer
                    ? HealthContributorAutoConfiguration.class
                    : ActuatorHealthAutoConfiguration.class));
  }

  private static String status(Object indicator) {
    return ReflectionTestUtils.invokeMethod(health(indicator), "getStatus").toString();
  }

  private static Map<String, Object> details(Object indicator) {
    return ReflectionTestUtils.invokeMethod(health(indicator), "getDetails");
  }

  private static Object health(Object indicator) {
    return ReflectionTestUtils.invokeMethod(indicator, "health");
  }

  private static Object contributor(Object composite, String client) {
    return ReflectionTestUtils.invokeMethod(composite, "getContributor", client);
  }

  @Test
  void health_byDefault_isOff() {
    runner(Contexts.KEY).run(context -> assertThat(context).doesNotHaveBean(BEAN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tuneStudioHealthContributor", "tuneStudioHealthIndicator"})
  void health_thatTheApplicationDefines_stays(String bean) {
    runner(ENABLED, Contexts.KEY)
        .withBean(bean, String.class, () -> "the application's")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(bean)).isEqualTo("the application's");
              assertThat(context.containsBean(BEAN)).isEqualTo(bean.equals(BEAN));
            });
  }

  @Test
  void health_ofAServerThatListens_isUpWithoutARequest() {
    try (ScriptedServer server = ScriptedServer.start()) {
      runner(ENABLED, "tune-studio.base-url=" + server.baseUrl())
          .run(
              context -> {
                assertThat(status(context.getBean(BEAN))).isEqualTo("UP");
                assertThat(details(context.getBean(BEAN)))
                    .containsOnly(Map.entry("server", server.baseUrl().replace("http://", "")));
                assertThat(server.requestCount()).isZero();
              });
    }
  }

  @Test
  void health_ofSeveralClients_isToldOfEach() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        DeadPort dead = DeadPort.refusing()) {
      runner(
              ENABLED,
              "tune-studio.base-url=" + server.baseUrl(),
              "tune-studio.clients.dead.base-url=" + dead.baseUrl())
          .run(
              context -> {
                Object bean = context.getBean(BEAN);
                assertThat(status(contributor(bean, "tuneStudioClient"))).isEqualTo("UP");
                assertThat(status(contributor(bean, "dead"))).isEqualTo("DOWN");
                assertThat(details(contributor(bean, "dead"))).containsKeys("server", "error");
              });
    }
  }

  @Test
  void check_ofAClientBehindAProxy_connectsToTheProxy() {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      runner(
              ENABLED,
              "tune-studio.base-url=https://unreachable.invalid",
              "tune-studio.proxy.host=127.0.0.1",
              "tune-studio.proxy.port=" + proxy.port())
          .run(
              context -> {
                assertThat(status(context.getBean(BEAN))).isEqualTo("UP");
                assertThat(details(context.getBean(BEAN)))
                    .containsOnly(
                        Map.entry("server", "unreachable.invalid:443"),
                        Map.entry("proxy", "127.0.0.1:" + proxy.port()));
              });
    }
  }

  @Test
  void check_ofAClientBehindTheSystemsProxy_connectsToTheProxy() {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      runner(
              ENABLED,
              "tune-studio.base-url=http://unreachable.invalid",
              "tune-studio.proxy.system=true")
          .withSystemProperties("http.proxyHost=127.0.0.1", "http.proxyPort=" + proxy.port())
          .run(
              context -> {
                assertThat(status(context.getBean(BEAN))).isEqualTo("UP");
                assertThat(details(context.getBean(BEAN)))
                    .containsEntry("server", "unreachable.invalid:80")
                    .containsEntry("proxy", "127.0.0.1:" + proxy.port());
              });
    }
  }
}
