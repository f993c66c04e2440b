package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.ClientClosedException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.testkit.script.DeadPort;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** Which beans there are, when they stay away, and what changes them. */
class TuneStudioAutoConfigurationTest {

  @Test
  void context_withAKey_hasAClientAndItsTextCompletions() {
    Contexts.runner(KEY)
        .run(
            context ->
                assertThat(context.getBean(TextCompletions.class))
                    .isSameAs(context.getBean(TuneStudioClient.class).textCompletions()));
  }

  @Test
  void context_thatIsNotEnabled_hasNoBeans() {
    Contexts.runner("tune-studio.enabled=false", "tune-studio.clients.fast.path=/x")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(TuneStudioClient.class)
                    .doesNotHaveBean(ClientFactory.class));
  }

  @Test
  void close_ofTheContext_closesItsClients() {
    AtomicReference<TextCompletions> kept = new AtomicReference<>();
    AtomicReference<TextCompletions> named = new AtomicReference<>();
    Contexts.runner(KEY, "tune-studio.clients.fast.path=/x")
        .run(
            context -> {
              kept.set(context.getBean(TextCompletions.class));
              named.set(context.getBean("fastTextCompletions", TextCompletions.class));
            });

    assertThatExceptionOfType(ClientClosedException.class)
        .isThrownBy(() -> kept.get().create(r -> r.prompt("p")));
    assertThatExceptionOfType(ClientClosedException.class)
        .isThrownBy(() -> named.get().create(r -> r.prompt("p")));
  }

  @Test
  void beans_ofTheApplication_replaceOurs() {
    TuneStudioClient own = TuneStudioClient.builder().baseUrl("http://own:1").build();
    TextCompletions completions = Mockito.mock(TextCompletions.class);

    Contexts.runner()
        .withBean(TuneStudioClient.class, () -> own)
        .run(
            context ->
                assertThat(context.getBean(TextCompletions.class)).isSameAs(own.textCompletions()));
    Contexts.runner(KEY)
        .withBean(TextCompletions.class, () -> completions)
        .run(context -> assertThat(context.getBean(TextCompletions.class)).isSameAs(completions));
  }

  @Configuration(proxyBeanMethods = false)
  static class LazyInjection {

    @Bean
    String proxied(@Lazy TextCompletions completions) {
      return String.valueOf(Proxy.isProxyClass(completions.getClass()));
    }
  }

  @Test
  void textCompletions_injectedLazily_areAProxy() {
    Contexts.runner(KEY)
        .withUserConfiguration(LazyInjection.class)
        .run(context -> assertThat(context.getBean("proxied")).isEqualTo("true"));
  }

  @Test
  void callListeners_ofTheApplication_areNotified() {
    List<String> calls = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void onEnd(CallInfo call, CallEnd end) {
            calls.add(call.operation());
          }
        };
    try (DeadPort dead = DeadPort.refusing()) {
      Contexts.runner("tune-studio.base-url=" + dead.baseUrl(), "tune-studio.retry.policy=none")
          .withBean(CallListener.class, () -> listener)
          .run(
              context ->
                  assertThatExceptionOfType(ConnectionException.class)
                      .isThrownBy(
                          () -> context.getBean(TextCompletions.class).create(r -> r.prompt("p"))));
    }
    assertThat(calls).hasSize(1);
  }

  /** A listener that makes calls itself. */
  record Calling(TextCompletions completions) implements CallListener {}

  @Configuration(proxyBeanMethods = false)
  static class CallingListener {

    @Bean
    Calling calling(@Lazy TextCompletions completions) {
      return new Calling(completions);
    }
  }

  @Test
  void callListener_thatInjectsTextCompletionsLazily_isOneOfTheClient() {
    Contexts.runner(KEY)
        .withUserConfiguration(CallingListener.class)
        .run(
            context ->
                assertThat(context.getBean(Calling.class).completions().request(r -> r.prompt("p")))
                    .isNotNull());
  }

  @Configuration(proxyBeanMethods = false)
  static class Details {

    @Bean
    TuneStudioConnectionDetails details() {
      return () -> "http://container:1";
    }

    @Bean
    @Qualifier("fast")
    TuneStudioConnectionDetails ofOneClient() {
      return () -> "http://fast:1";
    }
  }

  @Test
  void connectionDetails_ofAService_winOverTheProperties() {
    Contexts.runner(
            "tune-studio.api-key=for-property",
            "tune-studio.base-url=http://property:1",
            "tune-studio.clients.fast.base-url=http://property:1",
            "tune-studio.clients.slow.base-url=http://property:1")
        .withUserConfiguration(Details.class)
        .run(
            context -> {
              TuneStudioClient client = context.getBean("tuneStudioClient", TuneStudioClient.class);
              assertThat(client.baseUrl()).isEqualTo("http://container:1");
              assertThat(client.toString()).doesNotContain("for-property");
              assertThat(baseUrl(context.getBean("fastTuneStudioClient")))
                  .isEqualTo("http://fast:1");
              assertThat(baseUrl(context.getBean("slowTuneStudioClient")))
                  .isEqualTo("http://property:1");
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class PrimaryDetails {

    @Bean
    @Primary
    TuneStudioConnectionDetails primary() {
      return () -> "http://primary:1";
    }
  }

  @Test
  void connectionDetails_ofSeveralServices_areThePrimaryOnes() {
    Contexts.runner("tune-studio.clients.fast.path=/x")
        .withUserConfiguration(Details.class, PrimaryDetails.class)
        .run(
            context ->
                assertThat(baseUrl(context.getBean("tuneStudioClient")))
                    .isEqualTo("http://primary:1"));
  }

  @Test
  void connectionDetails_ofAService_areEnoughForAClientWithoutAName() {
    Contexts.runner("tune-studio.clients.fast.base-url=http://property:1")
        .withUserConfiguration(Details.class)
        .run(context -> assertThat(context).hasBean("tuneStudioClient"));
  }

  private static String baseUrl(Object client) {
    return ((TuneStudioClient) client).baseUrl();
  }
}
