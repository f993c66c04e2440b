package app.tune.studio.client;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Options of one call: they change that call, and no other. */
class CallOptionsTest extends WireTest {

  private TuneStudioClient tune() {
    server.otherwise(Answer.json(200, GOOD));
    return open(
        builder().organization("org-1").header("X-Team", "one").keyScheme(KeyScheme.BEARER));
  }

  private record Option(
      Consumer<CallOptions> change, Function<RecordedRequest, Object> seen, Object value) {}

  static Stream<Arguments> options() {
    return ErrorAnswersTest.everyMode(
        of(
            "organization",
            o -> o.organization("org-2"),
            r -> r.headers("X-Org-Id"),
            List.of("org-2")),
        of(
            "header X-Org-Id",
            o -> o.header("x-org-id", "3"),
            r -> r.headers("X-Org-Id"),
            List.of("3")),
        of("key", o -> o.apiKey("k2"), r -> r.headers("Authorization"), List.of("Bearer k2")),
        of(
            "supplier",
            o -> o.apiKey(() -> "k3"),
            r -> r.headers("Authorization"),
            List.of("Bearer k3")),
        of("no key", o -> o.apiKey(() -> null), r -> r.headers("Authorization"), List.of()),
        of("header", o -> o.header("x-team", "two"), r -> r.headers("X-Team"), List.of("two")),
        of(
            "user agent",
            o -> o.header("User-Agent", "u"),
            r -> r.headers("User-Agent"),
            List.of("u")),
        of("braces", o -> o.header("X-A", "{a} %7B"), r -> r.headers("X-A"), List.of("{a} %7B")),
        of(
            "query",
            o -> o.queryParameter("api-version", "2&3"),
            RecordedRequest::query,
            "api-version=2%263"),
        of("member", o -> o.bodyMember("seed", 7), r -> json(r).get("seed"), 7),
        of(
            "member over another",
            o -> o.bodyMember("prompt", List.of("a")),
            r -> json(r).get("prompt"),
            List.of("a")),
        of(
            "interceptor",
            o -> o.interceptor(template -> template.header("X-I", "i")),
            r -> r.header("X-I"),
            "i"));
  }

  private static Arguments of(
      String name,
      Consumer<CallOptions> change,
      Function<RecordedRequest, Object> seen,
      Object value) {
    return arguments(name, new Option(change, seen, value));
  }

  private static Map<?, ?> json(RecordedRequest request) {
    try {
      return new ObjectMapper().readValue(request.body(), Map.class);
    } catch (java.io.IOException broken) {
      throw new AssertionError(broken);
    }
  }

  @ParameterizedTest(name = "{2}: {0}")
  @MethodSource("options")
  void with_option_changesThatCallOnly(String name, Option option, Mode mode) {
    TuneStudioClient tune = tune();
    TextCompletions plain = tune.textCompletions();
    TextCompletions changed = plain.with(option.change());
    mode.call(plain);
    mode.call(changed);
    mode.call(plain);
    mode.call(tune);
    assertThat(option.seen().apply(server.takeRequest())).isNotEqualTo(option.value());
    assertThat(option.seen().apply(server.takeRequest())).isEqualTo(option.value());
    assertThat(option.seen().apply(server.takeRequest())).isNotEqualTo(option.value());
    RecordedRequest last = server.takeRequest();
    assertThat(last)
        .hasHeader("X-Org-Id", "org-1")
        .hasHeader("X-Team", "one")
        .hasHeader("Authorization", "Bearer " + KEY);
    assertThat(last.query()).isNull();
    assertThat(json(last).keySet()).allMatch(List.of("prompt", "stream")::contains);
  }

  @Test
  void with_twice_addsUp() {
    TextCompletions completions =
        tune().textCompletions().with(o -> o.header("X-A", "a")).with(o -> o.header("X-B", "b"));
    Mode.CREATE.call(completions);
    assertThat(server.takeRequest())
        .hasHeader("X-A", "a")
        .hasHeader("X-B", "b")
        .hasHeader("X-Team", "one");
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "STREAM"})
  void bodyMember_contradictsTheCall_isRefused(Mode mode) {
    TextCompletions completions =
        tune().textCompletions().with(o -> o.bodyMember("stream", !mode.isStream()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mode.call(completions))
        .withMessageStartingWith("stream: must be left out or ");
    assertThat(server.requestCount()).isZero();
  }

  static Stream<Arguments> refused() {
    Duration zero = Duration.ZERO;
    return Stream.of(
        bad("firstByteTimeout: must be more than 0", o -> o.firstByteTimeout(zero)),
        bad("idleTimeout: must be more than 0", o -> o.idleTimeout(Duration.ofSeconds(-1))),
        bad(
            "totalTimeout: must be more than 0 and at most 365 days",
            o -> o.totalTimeout(Duration.ofDays(366))),
        bad("streamTimeout: must be more than 0", o -> o.streamTimeout(zero)),
        bad("access key: must not be blank", o -> o.apiKey(" ")),
        bad("access key: must not be null", o -> o.apiKey((String) null)),
        bad("access key: character 2 is U+000A", o -> o.apiKey("a\n")),
        bad("X-Org-Id: must not be blank", o -> o.organization("")),
        bad("X-Org-Id: character 2 is U+000D", o -> o.organization("a\rb")),
        bad("X-A: character 1 is U+0000", o -> o.header("X-A", "\u0000")),
        bad("X-A: character 1 is U+00E9", o -> o.header("X-A", "\u00E9")),
        bad("X-A: character 1 is U+D83D", o -> o.header("X-A", "\uD83D\uDE00")),
        bad("X-A: character 1 is U+007F", o -> o.header("X-A", "\u007F")),
        bad("header name: not a token", o -> o.header("X A", "a")),
        bad("header name: not a token", o -> o.header("", "a")),
        bad("header name: not a token", o -> o.header("X\r\nY", "a")),
        bad("authorization: is set by apiKey", o -> o.header("authorization", "a")),
        bad("Host: is set by the transport", o -> o.header("Host", "a")),
        bad("Content-Length: is set by the transport", o -> o.header("Content-Length", "1")));
  }

  private static Arguments bad(String message, Consumer<CallOptions> option) {
    return arguments(message, option);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void with_badValue_isRefusedByName(String message, Consumer<CallOptions> option) {
    TextCompletions completions = tune().textCompletions();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.with(option))
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @EnumSource
  void interceptor_headerOfTheTransport_isRefusedAndNothingIsLeft(Mode mode) {
    TextCompletions completions =
        tune().textCompletions().with(o -> o.interceptor(t -> t.header("Expect", "100-continue")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mode.call(completions))
        .withMessageContaining("Expect");
    assertThat(server.requestCount()).isZero();
  }
}
