package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.model.TextCompletionRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Properties below {@code defaults} become members of requests. */
class RequestDefaultsTest {

  private static void request(
      ApplicationContextRunner runner, Consumer<TextCompletionRequest> check) {
    runner.run(
        context ->
            check.accept(context.getBean(TextCompletions.class).request(r -> r.prompt("Once"))));
  }

  private static ApplicationContextRunner with(PropertySource<?> source) {
    return Contexts.runner(KEY)
        .withInitializer(context -> context.getEnvironment().getPropertySources().addFirst(source));
  }

  @Test
  void members_ofTheContract_haveTheirTypes() {
    request(
        Contexts.runner(
            KEY,
            "tune-studio.defaults.model=user/model",
            "tune-studio.defaults.max-tokens=64",
            "tune-studio.defaults.topP=0.5",
            "tune-studio.defaults.temperature=1",
            "tune-studio.defaults.presence_penalty=-0.5",
            "tune-studio.defaults.echo=true",
            "tune-studio.defaults.stop[0]=one",
            "tune-studio.defaults.stop[1]=2",
            "tune-studio.defaults.logit-bias.50256=-100",
            "tune-studio.defaults.logit-bias[a b]=1.5"),
        request -> {
          assertThat(request.model()).isEqualTo("user/model");
          assertThat(request.maxTokens()).isEqualTo(64);
          assertThat(request.topP()).isEqualTo(0.5);
          assertThat(request.temperature()).isEqualTo(1.0);
          assertThat(request.presencePenalty()).isEqualTo(-0.5);
          assertThat(request.echo()).isTrue();
          assertThat(request.stop()).containsExactly("one", "2");
          assertThat(request.logitBias()).hasSize(2);
          assertThat(request.logitBias().get("50256").intValue()).isEqualTo(-100);
          assertThat(request.logitBias().get("a b").doubleValue()).isEqualTo(1.5);
          assertThat(request.additionalProperties()).isEmpty();
        });
  }

  @Test
  void members_asEnvironmentVariables_areRead() {
    request(
        with(
            new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                    "TUNESTUDIO_DEFAULTS_MAXTOKENS", "7",
                    "TUNESTUDIO_DEFAULTS_STOP_0", "a",
                    "TUNESTUDIO_DEFAULTS_STOP_1", "b"))),
        request -> {
          assertThat(request.maxTokens()).isEqualTo(7);
          assertThat(request.stop()).containsExactly("a", "b");
        });
  }

  @Test
  void members_inBrackets_areTheSameMembers() {
    request(
        Contexts.runner(
            KEY,
            "tune-studio.defaults[max_tokens]=64",
            "tune-studio.defaults[stop][0]=one",
            "tune-studio.defaults[top_p]=0.5"),
        request -> {
          assertThat(request.maxTokens()).isEqualTo(64);
          assertThat(request.stop()).containsExactly("one");
          assertThat(request.topP()).isEqualTo(0.5);
        });
  }

  @Test
  void member_inBracketsOfAClient_winsOverTheInheritedOne() {
    Contexts.runner(
            KEY,
            "tune-studio.defaults.max-tokens=64",
            "tune-studio.clients.fast.defaults[max_tokens]=3")
        .run(
            context ->
                assertThat(
                        context
                            .getBean("fastTextCompletions", TextCompletions.class)
                            .request(r -> r.prompt("Once"))
                            .maxTokens())
                    .isEqualTo(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "a, b", " "})
  void list_thatIsOneText_hasItWhole(String text) {
    request(
        with(new MapPropertySource("one text", Map.of("tune-studio.defaults.stop", text))),
        request -> assertThat(request.stop()).containsExactly(text));
  }

  @Test
  void names_inBracketsOrInsideOfAMember_areSentAsTheyAre() {
    request(
        Contexts.runner(
            KEY,
            "tune-studio.defaults[x-custom]=1",
            "tune-studio.defaults.y-custom=2",
            "tune-studio.defaults.format.json-schema=z"),
        request ->
            assertThat(request.additionalProperties())
                .containsOnly(
                    Map.entry("x-custom", new BigDecimal("1")),
                    Map.entry("y_custom", new BigDecimal("2")),
                    Map.entry("format", Map.of("json-schema", "z"))));
  }

  @Test
  void members_thatTheContractDoesNotName_areSentAsWhatTheyLookLike() {
    request(
        Contexts.runner(
            KEY,
            "tune-studio.defaults.min-p=0.05",
            "tune-studio.defaults.seed=7",
            "tune-studio.defaults.top_k=5",
            "tune-studio.defaults.ignore-eos=true",
            "tune-studio.defaults.grammar=root ::= 07",
            "tune-studio.defaults[exact_Name]=x",
            "tune-studio.defaults.samplers[0]=top_k",
            "tune-studio.defaults.samplers[1]=3",
            "tune-studio.defaults.lora.scale=0.5"),
        request ->
            assertThat(request.additionalProperties())
                .containsOnly(
                    Map.entry("min_p", new BigDecimal("0.05")),
                    Map.entry("seed", new BigDecimal("7")),
                    Map.entry("top_k", new BigDecimal("5")),
                    Map.entry("ignore_eos", true),
                    Map.entry("grammar", "root ::= 07"),
                    Map.entry("exact_Name", "x"),
                    Map.entry("samplers", List.of("top_k", new BigDecimal("3"))),
                    Map.entry("lora", Map.of("scale", new BigDecimal("0.5")))));
  }

  @Test
  void members_ofTheCall_winOverTheDefaults() {
    Contexts.runner(KEY, "tune-studio.defaults.max-tokens=64")
        .run(
            context ->
                assertThat(
                        context
                            .getBean(TextCompletions.class)
                            .request(r -> r.prompt("Once").maxTokens(3))
                            .maxTokens())
                    .isEqualTo(3));
  }
}
