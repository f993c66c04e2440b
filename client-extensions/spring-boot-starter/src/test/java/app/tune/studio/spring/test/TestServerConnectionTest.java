package app.tune.studio.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.spring.test.StoryApplication.StoryTeller;
import app.tune.studio.testkit.TuneStudioServer;
import feign.DefaultClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The test's server is used whatever the application says of its own, or leaves to variables. */
@TuneStudioTest(
    properties = {
      "tune-studio.api-key=${NO_SUCH_KEY}",
      "tune-studio.headers.X-Team=blue",
      "tune-studio.clients.fast.defaults.max-tokens=9",
      "tune-studio.clients.local.base-url=${NO_SUCH_URL}",
    })
@Import(TestServerConnectionTest.Application.class)
class TestServerConnectionTest {

  @TestConfiguration(proxyBeanMethods = false)
  static class Application {

    @Bean
    @Primary
    TuneStudioConnectionDetails detailsOfTheApplication() {
      return () -> "http://primary.invalid";
    }

    @Bean
    @Qualifier("local")
    TuneStudioConnectionDetails detailsOfOneClient() {
      return () -> "http://local.invalid";
    }

    @Bean
    TuneStudioClientBuilderCustomizer pluggedIn() {
      return builder -> builder.transport(new DefaultClient(null, null));
    }
  }

  @Autowired private StoryTeller teller;
  @Autowired private TuneStudioServer server;

  @Test
  void clients_withAndWithoutAName_callTheTestsServer() {
    int before = server.requests().size();

    assertThat(teller.tell("Once")).isNotBlank();
    assertThat(teller.fast().create(r -> r.prompt("Once")).text()).isNotBlank();

    assertThat(server.requests()).hasSize(before + 2);
  }

  @Test
  void client_withAName_inheritsHeadersAsWithoutATest() {
    teller.fast().create(r -> r.prompt("Once"));

    assertThat(server.requests().get(server.requests().size() - 1).header("X-Team"))
        .isEqualTo("blue");
  }

  @Test
  void connectionDetails_injectedByType_remainThoseOfTheApplication(
      @Autowired TuneStudioConnectionDetails details) {
    assertThat(details.getBaseUrl()).isEqualTo("http://primary.invalid");
  }
}
