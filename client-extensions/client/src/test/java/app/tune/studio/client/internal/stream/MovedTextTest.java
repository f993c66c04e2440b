package app.tune.studio.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Chunks whose text is in another member than that of the response. */
class MovedTextTest {

  private record Content(@Nullable String role, @Nullable String content) {}

  @TextPath({"delta", "content"})
  private record Part(
      Integer index, @Nullable Content delta, @JsonProperty("finish_reason") String finishReason)
      implements EventStream.Choice {

    @Override
    public @Nullable String text() {
      return delta == null ? null : delta.content();
    }

    @Override
    public Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  @TextPath({"message", "content"})
  private record Choice(
      Integer index, @Nullable Content message, @JsonProperty("finish_reason") String finishReason)
      implements EventStream.Choice {

    @Override
    public @Nullable String text() {
      return message == null ? null : message.content();
    }

    @Override
    public Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  private record Chunk(String id, List<Part> choices) implements EventStream.Chunk {
    @Override
    public Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  @TextPath("text")
  private record FlatChoice(
      Integer index, @Nullable String text, @JsonProperty("finish_reason") String finishReason)
      implements EventStream.Choice {

    @Override
    public Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  private record FlatChunk(String id, List<FlatChoice> choices) implements EventStream.Chunk {
    @Override
    public Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  private record FlatResponse(String id, List<FlatChoice> choices) {}

  private record Response(String id, List<Choice> choices) {}

  private final JsonAccumulator<Chunk, Response> accumulator =
      new JsonAccumulator<>(Response.class, 5);

  private static Part part(
      int index, @Nullable String role, @Nullable String text, @Nullable String finishReason) {
    return new Part(index, new Content(role, text), finishReason);
  }

  private JsonAccumulator<Chunk, Response> add(Part... parts) {
    return accumulator.add(new Chunk("7", Arrays.asList(parts)));
  }

  @Test
  void response_textOfEachChoice_isInItsMessageBesideTheOtherMembers() {
    add(part(1, "b", "x", null), part(0, "a", "He", null));
    add(part(0, null, "y", null), part(1, null, null, "length"));
    assertThat(add(part(0, null, null, "stop")).response())
        .isEqualTo(
            new Response(
                "7",
                List.of(
                    new Choice(0, new Content("a", "Hey"), "stop"),
                    new Choice(1, new Content("b", "x"), "length"))));
  }

  @Test
  void response_moreTextThanIsKept_hasItsBeginning() {
    add(part(0, "a", "Hello", null));
    add(part(0, null, " world", null));
    assertThat(accumulator.response().choices().get(0).text()).isEqualTo("Hello");
    assertThat(accumulator.isTextTruncated()).isTrue();
  }

  @Test
  void response_chunksWithoutThatMember_hasNoMessage() {
    add(new Part(0, null, "stop"));
    assertThat(accumulator.response().choices()).containsExactly(new Choice(0, null, "stop"));
  }

  @Test
  void response_textFromInsideAMember_isBesideTheOthers() {
    JsonAccumulator<Chunk, FlatResponse> flat = new JsonAccumulator<>(FlatResponse.class, 5);
    flat.add(new Chunk("7", List.of(part(0, "a", "He", null))));
    flat.add(new Chunk("7", List.of(part(0, null, "y", "stop"))));
    assertThat(flat.response())
        .isEqualTo(new FlatResponse("7", List.of(new FlatChoice(0, "Hey", "stop"))));
  }

  @Test
  void response_textFromBesideOthers_isInsideTheMessage() {
    JsonAccumulator<FlatChunk, Response> nested = new JsonAccumulator<>(Response.class, 5);
    nested.add(new FlatChunk("7", List.of(new FlatChoice(0, "He", null))));
    nested.add(new FlatChunk("7", List.of(new FlatChoice(0, "y", "stop"))));
    assertThat(nested.response())
        .isEqualTo(new Response("7", List.of(new Choice(0, new Content(null, "Hey"), "stop"))));
  }
}
