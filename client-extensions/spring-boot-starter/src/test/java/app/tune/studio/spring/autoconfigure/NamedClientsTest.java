package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.testkit.assertj.TestkitAssertions;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Clients below {@code tune-studio.clients}. */
class NamedClientsTest {

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  record Service(TextCompletions standard, TextCompletions fast, TuneStudioClient fastClient) {}

  @Configuration(proxyBeanMethods = false)
  static class Services {

    @Bean
    Service service(
        @Autowired(required = false) TextCompletions standard,
        @Qualifier("fast") TextCompletions fast,
        @Qualifier("fast") TuneStudioClient client) {
      return new Service(standard, fast, client);
    }
  }

  @Test
  void client_withAName_isInjectedByItsQualifierOnly() {
    Contexts.runner(KEY, "tune-studio.clients.fast.base-url=http://fast:1")
        .withUserConfiguration(Services.class)
        .run(
            context -> {
              Service service = context.getBean(Service.class);
              assertThat(service.fastClient().baseUrl()).isEqualTo("http://fast:1");
              assertThat(service.fast()).isSameAs(service.fastClient().textCompletions());
              assertThat(service.standard())
                  .isSameAs(
                      context.getBean("tuneStudioClient", TuneStudioClient.class).textCompletions())
                  .isNotSameAs(service.fast());
            });
  }

  @Test
  void client_keyInAnEnvironmentVariable_isThatOfTheNameWithDashes() {
    Contexts.runner("tune-studio.clients.my-fast.base-url=" + server.baseUrl())
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addLast(
                        new SystemEnvironmentPropertySource(
                            "systemEnvironment",
                            Map.of("TUNESTUDIO_CLIENTS_MYFAST_APIKEY", "k-1"))))
        .run(
            context -> {
              assertThat(context.getBeanNamesForType(TuneStudioClient.class))
                  .containsExactly("my-fastTuneStudioClient");
              server.enqueue(Answer.completion("upon"));
              context.getBean(TuneStudioClient.class).textCompletions().create(r -> r.prompt("x"));
              assertThat(server.takeRequest().header("Authorization")).isEqualTo("k-1");
            });
  }

  @Test
  void clients_allWithNames_leaveNoneWithoutOne() {
    Contexts.runner("tune-studio.clients.fast.base-url=http://fast:1")
        .withUserConfiguration(Services.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed().doesNotHaveBean("tuneStudioClient");
              assertThat(context.getBean(Service.class).standard()).isNull();
            });
  }

  @Test
  void clients_besideAKeyThatIsBlankYet_leaveTheOneWithoutAName() {
    Contexts.runner(
            "tune-studio.api-key=${ABSENT:}", "tune-studio.clients.fast.base-url=http://fast:1")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.api-key: access key: must be set"));
  }

  @Test
  void settings_thatAClientDoesNotSet_areThoseOfAllClients() {
    server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}"));
    Contexts.runner(
            KEY,
            "tune-studio.base-url=" + server.baseUrl(),
            "tune-studio.organization=org",
            "tune-studio.defaults.model=large",
            "tune-studio.defaults.max-tokens=9",
            "tune-studio.clients.fast.path=/fast",
            "tune-studio.clients.fast.defaults.model=small")
        .run(
            context -> {
              TextCompletions fast = context.getBean("fastTextCompletions", TextCompletions.class);
              fast.create(r -> r.prompt("p"));
              TestkitAssertions.assertThat(server.takeRequest())
                  .hasPath("/fast")
                  .hasHeader("Authorization", "secret")
                  .hasHeader("X-Org-Id", "org")
                  .hasBody("{\"prompt\":\"p\",\"model\":\"small\",\"max_tokens\":9}");
            });
  }

  @Test
  void server_ofItsOwn_neverGetsTheKeyOfAnother() {
    server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}"));
    Contexts.runner(
            KEY,
            "tune-studio.base-url=http://other:1",
            "tune-studio.organization=org",
            "tune-studio.path=/other",
            "tune-studio.headers.X-Gateway-Key=secret",
            "tune-studio.defaults.model=large",
            "tune-studio.clients.fast.base-url=" + server.baseUrl())
        .run(
            context -> {
              context
                  .getBean("fastTextCompletions", TextCompletions.class)
                  .create(r -> r.prompt("p"));
              TestkitAssertions.assertThat(server.takeRequest())
                  .hasPath("/text/completions")
                  .doesNotHaveHeader("Authorization")
                  .doesNotHaveHeader("X-Org-Id")
                  .doesNotHaveHeader("X-Gateway-Key")
                  .hasBody("{\"prompt\":\"p\",\"model\":\"large\"}");
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class DetailsOfOneClient {

    @Bean
    @Qualifier("fast")
    TuneStudioConnectionDetails fastDetails(@Value("${fast-url}") String url) {
      return () -> url;
    }
  }

  @Test
  void server_ofConnectionDetails_neverGetsTheKeysOfAnother() {
    server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}"));
    Contexts.runner(
            KEY,
            "tune-studio.headers.X-Gateway-Key=secret",
            "tune-studio.query-parameters.key=secret",
            "tune-studio.clients.fast.defaults.model=small",
            "fast-url=" + server.baseUrl())
        .withUserConfiguration(DetailsOfOneClient.class)
        .run(
            context -> {
              context
                  .getBean("fastTextCompletions", TextCompletions.class)
                  .create(r -> r.prompt("p"));
              RecordedRequest request = server.takeRequest();
              TestkitAssertions.assertThat(request)
                  .doesNotHaveHeader("Authorization")
                  .doesNotHaveHeader("X-Gateway-Key");
              assertThat(request.query()).isNullOrEmpty();
            });
  }

  @Test
  void preset_ofAClient_setsPathAndScheme() {
    server.enqueue(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}"));
    Contexts.runner(
            "tune-studio.clients.local.preset=openai-compatible",
            "tune-studio.clients.local.base-url=" + server.baseUrl() + "/v1",
            "tune-studio.clients.local.api-key=k")
        .run(
            context -> {
              context
                  .getBean("localTextCompletions", TextCompletions.class)
                  .create(r -> r.prompt("p"));
              TestkitAssertions.assertThat(server.takeRequest())
                  .hasPath("/v1/completions")
                  .hasHeader("Authorization", "Bearer k");
            });
  }

  @Test
  void client_thatIsNotEnabled_isNotDefined() {
    Contexts.runner(
            "tune-studio.clients.fast.base-url=http://fast:1",
            "tune-studio.clients.fast.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(TuneStudioClient.class)
                    .doesNotHaveBean(TextCompletions.class));
  }

  @Test
  void bean_ofTheApplicationWithTheSameName_stays() {
    TuneStudioClient own = TuneStudioClient.builder().baseUrl("http://own:1").build();
    Contexts.runner("tune-studio.clients.fast.base-url=http://fast:1")
        .withBean("fastTuneStudioClient", TuneStudioClient.class, () -> own)
        .run(
            context ->
                assertThat(context.getBean("fastTextCompletions")).isSameAs(own.textCompletions()));
  }
}
