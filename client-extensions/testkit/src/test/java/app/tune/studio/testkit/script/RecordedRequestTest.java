package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedRequestTest {
  private final RecordedRequest request =
      request(List.of(Map.entry("Authorization", "sk-secret"), Map.entry("X-Org-Id", "org")));

  @Test
  void checks_pass_whenTheRequestIsAsExpected() {
    assertThat(
            request
                .hasMethod("POST")
                .hasPath("/x")
                .hasHeader("authorization")
                .hasHeader("AUTHORIZATION", "sk-secret")
                .hasHeader("X-Org-Id", "org")
                .hasNoHeader("Accept")
                .hasBody("hä")
                .satisfies(r -> assertThat(r.query()).isEqualTo("q=1")))
        .isSameAs(request);
  }

  static Stream<Arguments> wrongChecks() {
    return Stream.of(
        wrong(r -> r.hasMethod("GET"), "method to be <GET> but was <POST>"),
        wrong(r -> r.hasPath("/x?q=1"), "path to be </x?q=1> but was </x>"),
        wrong(r -> r.hasHeader("Accept"), "header Accept to be sent, but there is [Authorization"),
        wrong(r -> r.hasHeader("X-Org-Id", "b"), "header X-Org-Id to be <b> but was [org]"),
        wrong(r -> r.hasHeader("Accept", "b"), "header Accept to be <b> but was []"),
        wrong(r -> r.hasHeader("Authorization", "b"), "to have one certain value"),
        wrong(r -> r.hasNoHeader("Authorization"), "header Authorization not to be sent"),
        wrong(r -> r.hasBody("x"), "body to be <x> but was <hä>"));
  }

  @ParameterizedTest
  @MethodSource("wrongChecks")
  void check_fails_withAClearTextAndNoSecret(Consumer<RecordedRequest> check, String message) {
    assertThatThrownBy(() -> check.accept(request))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /x?q=1")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("sk-secret");
  }

  @Test
  void hasHeader_sentTwice_fails() {
    RecordedRequest twice = request(List.of(Map.entry("A", "1"), Map.entry("a", "1")));
    assertThatThrownBy(() -> twice.hasHeader("A", "1"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[1, 1]");
  }

  private static Arguments wrong(Consumer<RecordedRequest> check, String message) {
    return Arguments.of(check, message);
  }

  private static RecordedRequest request(List<Map.Entry<String, String>> headers) {
    return new RecordedRequest(
        new RequestLine("POST", "/x?q=1", "HTTP/1.1"),
        headers,
        Headers.byName(headers),
        "hä".getBytes(StandardCharsets.UTF_8),
        1,
        0);
  }
}
