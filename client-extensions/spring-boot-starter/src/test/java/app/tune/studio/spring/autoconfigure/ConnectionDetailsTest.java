package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Which of several beans with connection details is for which client. */
class ConnectionDetailsTest {

  private static final String FAST = "tune-studio.clients.fast.path=/fast";

  @Configuration(proxyBeanMethods = false)
  static class PrimaryOfTheUnnamedClient {

    @Bean
    @Primary
    TuneStudioConnectionDetails main() {
      return () -> "http://main:1";
    }

    @Bean
    @Qualifier("fast")
    TuneStudioConnectionDetails fast() {
      return () -> "http://fast:1";
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class SecondOfFast {

    @Bean
    @Qualifier("fast")
    TuneStudioConnectionDetails second() {
      return () -> "http://second:1";
    }
  }

  @Test
  void details_twoForOneClient_areRefusedWhateverIsPrimaryElsewhere() {
    Contexts.runner(FAST)
        .withUserConfiguration(PrimaryOfTheUnnamedClient.class, SecondOfFast.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("but found 2: fast,second"));
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoOfFast {

    @Bean
    TuneStudioConnectionDetails main() {
      return () -> "http://main:1";
    }

    @Bean
    @Primary
    @Qualifier("fast")
    TuneStudioConnectionDetails first() {
      return () -> "http://fast:1";
    }
  }

  @Test
  void details_twoForOneClient_areItsPrimaryOnes() {
    Contexts.runner(FAST)
        .withUserConfiguration(TwoOfFast.class, SecondOfFast.class)
        .run(
            context -> {
              assertThat(baseUrl(context, "tuneStudioClient")).isEqualTo("http://main:1");
              assertThat(baseUrl(context, "fastTuneStudioClient")).isEqualTo("http://fast:1");
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Mistyped {

    @Bean
    @Qualifier("fats")
    TuneStudioConnectionDetails details() {
      return () -> "http://fast:1";
    }
  }

  @Test
  void details_withAQualifierThatIsNoClient_areRefused() {
    String refusal = "'details' have the qualifier 'fats', but the clients are ";
    Contexts.runner("tune-studio.clients.fast.base-url=http://property:1")
        .withUserConfiguration(Mistyped.class)
        .run(
            context ->
                assertThat(context).getFailure().hasStackTraceContaining(refusal + "[fast]"));
    Contexts.runner(KEY)
        .withUserConfiguration(Mistyped.class)
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining(refusal + "[]"));
  }

  private static String baseUrl(AssertableApplicationContext context, String bean) {
    return context.getBean(bean, TuneStudioClient.class).baseUrl();
  }
}
