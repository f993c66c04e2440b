package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unicode text arrives unchanged in both directions; unpaired surrogates are refused. */
class ValuesTest extends WireTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> texts() {
    String controls =
        IntStream.range(0, 0xA0).mapToObj(Character::toString).collect(Collectors.joining());
    return Stream.of(
        "",
        " ",
        "\"quotes\" 'and' \\back\\slashes\\ /",
        controls,
        "lines\u2028and\u2029paragraphs\u0085\uFEFF",
        "\u00E4\u00F6\u00FC\u00DF \u65E5\u672C\u8A9E \u0639\u0631\u0628\u064A",
        "astral \uD83D\uDE00 \uD834\uDD1E \uDBFF\uDFFF",
        "e\u0301 is not \u00E9",
        "{\"prompt\":null} {x} %7B data: [DONE]\n\n",
        random(20261122));
  }

  private static String random(long seed) {
    return new Random(seed)
        .ints(4_000, 0, 0x110000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .mapToObj(Character::toString)
        .collect(Collectors.joining("", "seed " + seed + ": ", ""));
  }

  private void assertArrives(Mode mode, String text) throws Exception {
    Map<String, Object> choice = Map.of("index", 0, "text", text, "finish_reason", "stop");
    String answer = JSON.writeValueAsString(Map.of("choices", List.of(choice)));
    server.enqueue(
        mode.isStream()
            ? Answer.eventStream().data(answer).data("[DONE]")
            : Answer.json(200, answer));
    TextCompletionRequest request =
        TextCompletionRequest.builder()
            .prompt(text)
            .stop(List.of(text))
            .put("x\n\u00E9", text)
            .build();
    TextCompletion got = mode.call(open().textCompletions(), request);
    assertThat(got.text().equals(text)).as("the answer's text").isTrue();
    Map<?, ?> sent = JSON.readValue(server.takeRequest().body(), Map.class);
    assertThat(sent.get("prompt").equals(text)).as("the prompt").isTrue();
    assertThat(sent.get("stop").equals(List.of(text))).as("the stop text").isTrue();
    assertThat(sent.get("x\n\u00E9").equals(text)).as("the unknown member").isTrue();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void create_anyText_arrives(String text) throws Exception {
    assertArrives(Mode.CREATE, text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void stream_anyText_arrives(String text) throws Exception {
    assertArrives(Mode.STREAM, text);
  }

  @ParameterizedTest
  @EnumSource
  void call_fiveMegabytes_arrive(Mode mode) throws Exception {
    assertArrives(mode, "Pr\u00FCfung \uD83D\uDE00 ".repeat(350_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ab\uD83D", "ab\uD83Dc", "ab\uDE00", "ab\uDE00\uD83D", "ab\uD83D\uD83D\uDE00"})
  void create_unpairedSurrogate_isRefusedBeforeAnythingIsSent(String text) {
    TextCompletions completions = open().textCompletions();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.create(r -> r.prompt(text)))
        .withMessageMatching("prompt: character 3 is U\\+D.*, an unpaired surrogate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.createAsync(r -> r.prompt("").stop(List.of("", text))))
        .withMessageStartingWith("stop[1]: character 3 ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.stream(r -> r.prompt("").put("x", Map.of("y", text))))
        .withMessageStartingWith("x.y: character 3 ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.create(r -> r.prompt("").put(text, 1)))
        .withMessageStartingWith("a member's name: character 3 ");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void bodyMember_unpairedSurrogate_isRefused() {
    TextCompletions completions = open().textCompletions().with(o -> o.bodyMember("x", "\uD800"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> completions.create(r -> r.prompt("")))
        .withMessageStartingWith("x: character 1 is U+D800");
  }

  @Test
  void create_numbers_arriveAsTheyWere() throws Exception {
    server.enqueue(Answer.json(200, GOOD));
    open()
        .textCompletions()
        .create(
            r ->
                r.prompt("")
                    .temperature(1e-7)
                    .topP(1.0)
                    .maxTokens(-1)
                    .n(Integer.MAX_VALUE)
                    .presencePenalty(-Double.MAX_VALUE)
                    .put("big", new java.math.BigInteger("9".repeat(40))));
    Map<?, ?> sent = JSON.readValue(server.takeRequest().body(), Map.class);
    assertThat(sent.get("temperature")).isEqualTo(1e-7);
    assertThat(sent.get("max_tokens")).isEqualTo(-1);
    assertThat(sent.get("n")).isEqualTo(Integer.MAX_VALUE);
    assertThat(sent.get("presence_penalty")).isEqualTo(-Double.MAX_VALUE);
    assertThat(sent.get("big")).hasToString("9".repeat(40));
  }
}
