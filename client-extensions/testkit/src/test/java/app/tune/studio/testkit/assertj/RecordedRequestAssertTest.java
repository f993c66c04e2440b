package app.tune.studio.testkit.assertj;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
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

class RecordedRequestAssertTest {
  private final RecordedRequest request =
      request(List.of(Map.entry("Authorization", "sk-secret"), Map.entry("X-Org-Id", "org")));

  @Test
  void assertions_pass_whenTheRequestIsAsExpected() {
    assertThat(request)
        .hasMethod("POST")
        .hasPath("/x")
        .hasQuery("q=1")
        .hasHeader("authorization")
        .hasHeader("AUTHORIZATION", "sk-secret")
        .hasHeader("X-Org-Id", "org")
        .doesNotHaveHeader("Accept")
        .hasBody("hä")
        .satisfies(r -> assertThat(r.version()).isEqualTo("HTTP/1.1"));
  }

  static Stream<Arguments> wrongAssertions() {
    return Stream.of(
        wrong(r -> r.hasMethod("GET"), "to be <GET> but was <POST>"),
        wrong(r -> r.hasPath("/x?q=1"), "to be </x?q=1> but was </x>"),
        wrong(r -> r.hasQuery(null), "to be <null> but was <q=1>"),
        wrong(r -> r.hasHeader("Accept"), "the header Accept, but there is [Authorization"),
        wrong(r -> r.hasHeader("X-Org-Id", "b"), "<b> as the header X-Org-Id, but there is [org]"),
        wrong(r -> r.hasHeader("Accept", "b"), "<b> as the header Accept, but there is []"),
        wrong(r -> r.hasHeader("Authorization", "b"), "one certain value of the header"),
        wrong(r -> r.doesNotHaveHeader("Authorization"), "no header Authorization"),
        wrong(r -> r.hasBody("x"), "to be <x> but was <hä>"));
  }

  @ParameterizedTest
  @MethodSource("wrongAssertions")
  void assertion_fails_withAClearTextAndNoSecret(
      Consumer<RecordedRequestAssert> check, String message) {
    assertThatThrownBy(() -> check.accept(assertThat(request).as("what was sent")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[what was sent]")
        .hasMessageContaining("POST /x?q=1")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("sk-secret");
  }

  @Test
  void hasHeader_sentTwice_fails() {
    RecordedRequest twice = request(List.of(Map.entry("A", "1"), Map.entry("a", "1")));
    assertThatThrownBy(() -> assertThat(twice).hasHeader("A", "1"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[1, 1]");
  }

  private static Arguments wrong(Consumer<RecordedRequestAssert> check, String message) {
    return Arguments.of(check, message);
  }

  private static RecordedRequest request(List<Map.Entry<String, String>> headers) {
    return RecordedRequest.of(
        "POST", "/x?q=1", "HTTP/1.1", headers, "hä".getBytes(StandardCharsets.UTF_8), 1);
  }
}
