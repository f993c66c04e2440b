package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Which customizers change the builder of which client, in which order, and how they may fail. */
class CustomizersTest {

  @Configuration(proxyBeanMethods = false)
  static class InAnOrder {

    @Bean
    @Order(2)
    TuneStudioClientBuilderCustomizer last() {
      return builder -> builder.baseUrl("http://last:1");
    }

    @Bean
    @Order(1)
    TuneStudioClientBuilderCustomizer first() {
      return builder -> builder.baseUrl("http://first:1");
    }

    @Bean
    @Order(3)
    @Qualifier("fast")
    TuneStudioClientBuilderCustomizer ofOneClient() {
      return builder -> builder.baseUrl("http://fast:1");
    }
  }

  @Test
  void customizers_inTheirOrder_winOverTheProperties() {
    Contexts.runner(
            KEY, "tune-studio.base-url=http://property:1", "tune-studio.clients.fast.path=/x")
        .withUserConfiguration(InAnOrder.class)
        .run(
            context -> {
              assertThat(baseUrl(context, "tuneStudioClient")).isEqualTo("http://last:1");
              assertThat(baseUrl(context, "fastTuneStudioClient")).isEqualTo("http://fast:1");
            });
  }

  /** States its order itself. */
  record Second(List<String> calls) implements TuneStudioClientBuilderCustomizer, Ordered {

    @Override
    public void customize(TuneStudioClientBuilder builder) {
      calls.add("second");
    }

    @Override
    public int getOrder() {
      return 2;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OfPrototypeScope {

    @Bean
    List<String> calls() {
      return new ArrayList<>();
    }

    @Bean
    Second second(List<String> calls) {
      return new Second(calls);
    }

    @Bean
    @Order(1)
    @Scope("prototype")
    TuneStudioClientBuilderCustomizer first(List<String> calls) {
      return builder -> calls.add("first");
    }

    @Bean
    @Order(3)
    @Qualifier("fast")
    @Scope("prototype")
    TuneStudioClientBuilderCustomizer ofOneClient(List<String> calls) {
      return builder -> calls.add("fast");
    }

    @Bean
    @Order(0)
    @Qualifier("slow")
    @Scope("prototype")
    TuneStudioClientBuilderCustomizer ofAnother(List<String> calls) {
      return builder -> calls.add("slow");
    }
  }

  @Test
  void customizer_ofPrototypeScope_isCalledInItsOrder() {
    Contexts.runner(
            "tune-studio.clients.fast.base-url=http://fast:1",
            "tune-studio.clients.slow.base-url=http://slow:1")
        .withUserConfiguration(OfPrototypeScope.class)
        .run(
            context ->
                assertThat(context.getBean("calls"))
                    .isEqualTo(List.of("first", "second", "fast", "slow", "first", "second")));
  }

  @Configuration(proxyBeanMethods = false)
  static class OfNoUse {

    @Bean
    @Nullable TuneStudioClientBuilderCustomizer none() {
      return null;
    }

    @Bean(autowireCandidate = false)
    TuneStudioClientBuilderCustomizer notACandidate() {
      return builder -> builder.baseUrl("http://hidden:1");
    }
  }

  @Test
  void customizer_thatIsNullOrNoCandidate_isNotCalled() {
    Contexts.runner(KEY, "tune-studio.base-url=http://property:1")
        .withUserConfiguration(OfNoUse.class)
        .run(
            context ->
                assertThat(baseUrl(context, "tuneStudioClient")).isEqualTo("http://property:1"));
  }

  @Test
  void customizer_ofTheParentContext_applies() {
    try (var parent = new AnnotationConfigApplicationContext()) {
      parent.registerBean(
          TuneStudioClientBuilderCustomizer.class, () -> builder -> builder.baseUrl("http://up:1"));
      parent.refresh();
      Contexts.runner(KEY)
          .withParent(parent)
          .run(
              context -> assertThat(baseUrl(context, "tuneStudioClient")).isEqualTo("http://up:1"));
    }
  }

  @Test
  void customizer_registeredAsAnObject_applies() {
    TuneStudioClientBuilderCustomizer customizer = builder -> builder.baseUrl("http://object:1");
    Contexts.runner(KEY)
        .withInitializer(
            context -> context.getBeanFactory().registerSingleton("customizer", customizer))
        .run(
            context ->
                assertThat(baseUrl(context, "tuneStudioClient")).isEqualTo("http://object:1"));
  }

  @Test
  void customizer_thatMakesTheClientInvalid_isReportedAndNoProperty() {
    Contexts.runner(KEY)
        .withBean(
            "halfAProxy",
            TuneStudioClientBuilderCustomizer.class,
            () -> builder -> builder.proxyCredentials("user", "password"))
        .run(
            context ->
                assertThat(stackTrace(context))
                    .contains("customizers [halfAProxy] made the client invalid: proxyCredentials:")
                    .doesNotContain("InvalidPropertyException"));
  }

  @Test
  void customizer_whoseBaseUrlIsRefused_isReportedAndNoProperty() {
    Contexts.runner(KEY, "tune-studio.base-url=http://property:1")
        .withBean(
            "wrongUrl",
            TuneStudioClientBuilderCustomizer.class,
            () -> builder -> builder.baseUrl("http://a/text/completions"))
        .run(
            context ->
                assertThat(stackTrace(context))
                    .contains("customizers [wrongUrl] made the client invalid: base URL:")
                    .doesNotContain("InvalidPropertyException"));
  }

  @Test
  void key_thatIsMissing_isReportedWithAnyCustomizer() {
    Contexts.runner()
        .withBean(
            TuneStudioClientBuilderCustomizer.class, () -> builder -> builder.callIdHeader("X-Id"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("InvalidPropertyException: tune-studio.api-key: "));
  }

  private static String stackTrace(AssertableApplicationContext context) {
    return Throwables.getStackTrace(context.getStartupFailure());
  }

  private static String baseUrl(ApplicationContext context, String bean) {
    return context.getBean(bean, TuneStudioClient.class).baseUrl();
  }
}
