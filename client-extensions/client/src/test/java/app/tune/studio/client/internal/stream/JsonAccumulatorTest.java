package app.tune.studio.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.internal.json.Json;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Puts chunks together by their JSON alone, as for operations that only the contract knows. */
class JsonAccumulatorTest {

  private static final ObjectMapper MAPPER = Json.mapper();

  private final JsonAccumulator<TextCompletionChunk, TextCompletion> accumulator =
      new JsonAccumulator<>(TextCompletion.class, 5);

  private void add(String json) {
    try {
      accumulator.add(MAPPER.readValue(json, TextCompletionChunk.class));
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  @Test
  void response_interleavedChoices_areJoinedByIndex() {
    add("{\"id\":\"1\",\"created\":7,\"choices\":[{\"index\":1,\"text\":\"b\"}]}");
    add("{\"id\":null,\"choices\":[{\"text\":\"a\",\"logprobs\":{\"t\":[-0.1]}}]}");
    add("{\"choices\":[{\"index\":1,\"text\":\"c\",\"finish_reason\":\"stop\"}],\"x\":true}");
    add(
        "{\"choices\":[{\"index\":0,\"text\":\"\",\"finish_reason\":\"length\",\"logprobs\":{\"t\":[-0.2]}}]}");
    TextCompletion response = accumulator.response();
    assertThat(response.id()).isEqualTo("1");
    assertThat(response.created()).isEqualTo(7);
    assertThat(response.member("x")).isEqualTo(true);
    assertThat(response.choices()).extracting(choice -> choice.text()).containsExactly("a", "bc");
    assertThat(response.choices().get(0).finishReason()).isEqualTo("length");
    assertThat(response.choices().get(0).member("logprobs"))
        .isEqualTo(Map.of("t", List.of(-0.1, -0.2)));
    assertThat(accumulator.texts()).isEqualTo(Map.of(0, "a", 1, "bc"));
    assertThat(accumulator.finishReasons()).isEqualTo(Map.of(0, "length", 1, "stop"));
    assertThat(accumulator.isFinished(2)).isTrue();
    assertThat(accumulator.isFinished(3)).isFalse();
    assertThat(accumulator.isTextTruncated()).isFalse();
  }

  @Test
  void response_chunksWithoutChoices_keepTheirMembers() {
    add("{\"usage\":{\"total_tokens\":3}}");
    assertThat(accumulator.response().usage().totalTokens()).isEqualTo(3);
    assertThat(accumulator.response().choices()).isEmpty();
    assertThat(accumulator.isFinished(0)).isFalse();
  }

  @Test
  void texts_moreThanIsKept_areTruncated() {
    add("{\"choices\":[{\"text\":\"abcdefg\"}]}");
    assertThat(accumulator.texts()).isEqualTo(Map.of(0, "abcde"));
    assertThat(accumulator.isTextTruncated()).isTrue();
  }

  @Test
  void response_memberBecomesNull_keepsItsValue() {
    add("{\"x\":1,\"choices\":[{\"text\":\"a\"}]}");
    add("{\"x\":null,\"y\":null}");
    assertThat(accumulator.response().additionalProperties())
        .containsEntry("x", 1)
        .containsEntry("y", null);
  }

  @Test
  void add_anythingElse_isIgnored() {
    JsonAccumulator<Object, TextCompletion> any = new JsonAccumulator<>(TextCompletion.class, 5);
    assertThat(any.add("text").response().choices()).isEmpty();
  }
}
