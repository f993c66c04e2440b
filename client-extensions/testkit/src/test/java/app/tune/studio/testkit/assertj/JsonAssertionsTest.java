package app.tune.studio.testkit.assertj;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonAssertionsTest {
  private static final String BODY =
      "{\"prompt\":\"a\",\"n\":2,\"top_p\":0.50,\"stop\":[\"x\"],\"bias\":{\"1\":-1e2},\"no\":null}";

  @Test
  void assertions_pass_ifTheBodyIsAsExpected() {
    assertThat(sent(BODY))
        .hasJsonMember("prompt", "a")
        .hasJsonMember("n", 2L)
        .hasJsonMember("top_p", 0.5)
        .hasJsonMember("stop", List.of("x"))
        .hasJsonMember("bias", Map.of("1", -100))
        .hasJsonMember("no", null)
        .hasJsonMember("/stop/0", "x")
        .hasJsonMember("/bias/1", -100.0)
        .doesNotHaveJsonMember("stream")
        .doesNotHaveJsonMember("Prompt")
        .doesNotHaveJsonMember("/stop/1")
        .hasJson(
            "{\"n\":2.0,\"no\":null,\"bias\":{\"1\":-100},\"stop\":[\"x\"],\"top_p\":0.5,"
                + "\"prompt\":\"a\"}");
  }

  static Stream<Arguments> failing() {
    return Stream.of(
        failing(r -> r.hasJsonMember("prompt", "b"), "prompt = \"b\", but the body is {\"prompt\""),
        failing(r -> r.hasJsonMember("n", "2"), "the member n = \"2\""),
        failing(r -> r.hasJsonMember("n", 3), "the member n = 3"),
        failing(r -> r.hasJsonMember("absent", null), "the member absent = null"),
        failing(r -> r.doesNotHaveJsonMember("no"), "no member no, but"),
        failing(r -> r.doesNotHaveJsonMember("/stop/0"), "no member /stop/0"),
        failing(r -> r.hasJson("{\"prompt\":\"a\"}"), "the body {\"prompt\":\"a\"}, but it is {"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void assertion_fails_withExpectationAndBody(
      Consumer<RecordedRequestAssert> check, String message) {
    assertThatThrownBy(() -> check.accept(assertThat(sent(BODY))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /x")
        .hasMessageContaining(message);
  }

  @Test
  void bodyThatIsNotJson_fails() {
    assertThatThrownBy(() -> assertThat(sent("{} trailing")).doesNotHaveJsonMember("a"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /x")
        .hasMessageContaining("to have JSON as its body");
  }

  @Test
  void expectationThatIsNotJson_isRefused() {
    assertThatThrownBy(() -> assertThat(sent("{}")).hasJson("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the expected value is not JSON");
  }

  private static Arguments failing(Consumer<RecordedRequestAssert> check, String message) {
    return Arguments.of(check, message);
  }

  private static RecordedRequest sent(String body) {
    return RecordedRequest.of(
        "POST", "/x", "HTTP/1.1", List.of(), body.getBytes(StandardCharsets.UTF_8), 1);
  }
}
