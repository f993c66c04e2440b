package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonBodyTest {
  private static final String BODY =
      "{\"prompt\":\"a\",\"n\":2,\"top_p\":0.50,\"stop\":[\"x\"],\"bias\":{\"1\":-1e2},\"no\":null}";

  static Stream<JsonBody> fitting() {
    return Stream.of(
        JsonBody.with("prompt", "a").and("n", 2L).and("top_p", 0.5).andNot("stream"),
        JsonBody.with("stop", List.of("x")).and("bias", Map.of("1", -100)).and("no", null),
        JsonBody.with("/stop/0", "x").and("/bias/1", -100.0).andNot("/stop/1"),
        JsonBody.without("Prompt"),
        JsonBody.equalTo(
            "{\"n\":2.0,\"no\":null,\"bias\":{\"1\":-100},\"stop\":[\"x\"],\"top_p\":0.5,"
                + "\"prompt\":\"a\"}"));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void check_passes_ifTheBodyIsAsExpected(JsonBody check) throws Exception {
    RecordedRequest request = sent(BODY);
    assertThat(request.satisfies(check)).isSameAs(request);
  }

  static Stream<Arguments> failing() {
    return Stream.of(
        Arguments.of(JsonBody.with("prompt", "b"), "to have prompt = \"b\": {\"prompt\":\"a\""),
        Arguments.of(JsonBody.with("prompt", "b").and("n", 2), "to have prompt = \"b\""),
        Arguments.of(JsonBody.with("n", "2"), "to have n = \"2\""),
        Arguments.of(JsonBody.with("n", 3), "to have n = 3"),
        Arguments.of(JsonBody.with("absent", null), "to have absent = null"),
        Arguments.of(JsonBody.without("no"), "to have no no"),
        Arguments.of(JsonBody.without("/stop/0"), "to have no /stop/0"),
        Arguments.of(JsonBody.equalTo("{\"prompt\":\"a\"}"), "to be {\"prompt\":\"a\"}: {"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void check_fails_withExpectationAndBody(JsonBody check, String message) throws Exception {
    RecordedRequest request = sent(BODY);
    assertThatThrownBy(() -> request.satisfies(check))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /x")
        .hasMessageContaining(message);
  }

  @Test
  void bodyThatIsNotJson_fails() throws Exception {
    RecordedRequest request = sent("{} trailing");
    assertThatThrownBy(() -> request.satisfies(JsonBody.without("a")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected JSON of POST /x");
  }

  @Test
  void expectationThatIsNotJson_isRefused() {
    assertThatThrownBy(() -> JsonBody.equalTo("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the expected body is not JSON");
  }

  private static RecordedRequest sent(String body) throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.status(204));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.baseUrl() + "/x"))
              .POST(BodyPublishers.ofString(body))
              .build();
      HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      return server.takeRequest();
    }
  }
}
