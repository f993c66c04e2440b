package app.tune.studio.spring.examples;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the starter's README shows of customizers and of clients with names. */
class BeansExamplesTest {

  @FunctionalInterface
  interface Vault {
    String currentKey();
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Customized {

    @Bean
    Vault vault() {
      return () -> "from the vault";
    }

    // tag::customizer[]
    @Bean
    TuneStudioClientBuilderCustomizer rotatingKey(Vault vault) {
      return builder -> builder.apiKey(vault::currentKey);
    }
    // end::customizer[]
  }

  // tag::qualifier[]
  record Editor(TextCompletions completions, @Qualifier("fast") TextCompletions fast) {
    String write(String beginning) {
      String draft = fast.create(r -> r.prompt(beginning)).text();
      return completions.create(r -> r.prompt("Improve: " + draft)).text();
    }
  }

  // end::qualifier[]

  @Test
  void customizer_ofTheKey_winsOverTheProperty() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.completion("Once"));
      runner("tune-studio.base-url=" + server.baseUrl(), "tune-studio.api-key=from a property")
          .run(context -> context.getBean(TextCompletions.class).create(r -> r.prompt("p")));
      assertThat(server.takeRequest()).hasHeader("Authorization", "from the vault");
    }
  }

  @Test
  void qualifier_ofAName_injectsThatClient() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.completion("a draft"), Answer.completion("a story"));
      runner(
              "tune-studio.base-url=" + server.baseUrl(),
              "tune-studio.clients.fast.defaults.model=user/small")
          .withBean(Editor.class)
          .run(
              context ->
                  assertThat(context.getBean(Editor.class).write("Once")).isEqualTo("a story"));
      assertThat(server.takeRequest()).hasJsonMember("model", "user/small");
      assertThat(server.takeRequest())
          .hasJsonMember("prompt", "Improve: a draft")
          .doesNotHaveJsonMember("model");
    }
  }

  private static ApplicationContextRunner runner(String... properties) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Customized.class)
        .withPropertyValues(properties);
  }
}
