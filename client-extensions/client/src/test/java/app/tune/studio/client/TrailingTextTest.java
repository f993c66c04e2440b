package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.testkit.script.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plain response whose good JSON is followed by something. */
class TrailingTextTest extends WireTest {

  private static Stream<Arguments> harmless() {
    return Inputs.inAllModes(
        "\ndata: [DONE]\n\n", "[DONE]", "}", "\u0000", "garbage", "<!-- x -->");
  }

  private static Stream<Arguments> blank() {
    return Inputs.inAllModes("\r\n\t ", "\n");
  }

  private static Stream<Arguments> ambiguous() {
    return Inputs.inAllModes(GOOD, " {\"choices\":[]}");
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void completion_otherTextFollows_isTheCompletionAndLogsTheText(Mode mode, String trailing) {
    server.enqueue(Answer.json(GOOD + trailing).header("X-Request-Id", "r-1"));
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      assertThat(mode.call(open()).text()).isEqualTo("upon a time");
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .singleElement()
          .asString()
          .contains("text after the JSON", "request id r-1", trailing.strip());
    }
  }

  @ParameterizedTest
  @MethodSource("blank")
  void completion_whiteSpaceFollows_isNotWorthALine(Mode mode, String trailing) {
    server.enqueue(Answer.json(GOOD + trailing));
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      assertThat(mode.call(open()).text()).isEqualTo("upon a time");
      assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
    }
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void completion_anotherObjectFollows_isAProtocolErrorThatKeepsBoth(Mode mode, String second) {
    server.enqueue(Answer.json(GOOD + second));
    ProtocolException failure = (ProtocolException) failureOf(mode, open());
    assertThat(failure.bodyText()).isEqualTo(GOOD + second);
  }
}
