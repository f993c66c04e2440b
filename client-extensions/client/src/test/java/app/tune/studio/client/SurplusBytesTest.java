package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that send more than the response: no call receives what was left by another one. */
class SurplusBytesTest extends WireTest {

  private static final String OTHER = response("200 OK", SocketTest.last("another call's"));

  private static final Map<String, String> RESPONSES =
      Map.of(
          "a completion", response("200 OK", GOOD) + OTHER,
          "a completion and a line break", response("200 OK", GOOD) + "\r\n" + OTHER,
          "a completion and a brace", response("200 OK", GOOD) + "}",
          "an error and a letter", response("413 Content Too Large", "much") + "x",
          "an error", response("413 Content Too Large", "much") + OTHER,
          "an empty error", response("413 Content Too Large", "") + OTHER,
          "no content", "HTTP/1.1 204 No Content\r\n\r\n" + OTHER,
          "a redirect", "HTTP/1.1 304 Not Modified\r\n\r\n" + OTHER);

  private static String response(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
  }

  private static Stream<Arguments> responses() {
    return Inputs.inAllModes(RESPONSES.keySet().toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void response_anotherOneFollows_isNotGivenToTheNextCall(Mode mode, String name) {
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    server.enqueue(Answer.raw().bytes(RESPONSES.get(name)), good(mode));
    assertThat(catchThrowable(() -> mode.call(tune)))
        .satisfiesAnyOf(
            failure -> assertThat(failure).isNull(),
            failure -> assertThat(failure).isInstanceOf(TuneStudioException.class));
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
  }
}
