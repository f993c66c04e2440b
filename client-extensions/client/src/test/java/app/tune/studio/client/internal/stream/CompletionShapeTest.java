package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.choice;
import static app.tune.studio.client.internal.stream.StreamFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.api.EventStream.Choice;
import app.tune.studio.api.EventStream.Chunk;
import app.tune.studio.api.EventStream.TextPath;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.stream.EndRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which responses have the structure of a completion, whatever the place of their text. */
class CompletionShapeTest {

  private static final String NO_CHOICES = "it has no choices";
  private static final String NO_TEXT = "its choices have no text";

  private interface Part extends Choice {
    @Override
    default @Nullable Integer index() {
      return 0;
    }

    @Override
    default @Nullable String finishReason() {
      return null;
    }

    @Override
    default Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  @TextPath("text")
  private record Flat(@Nullable String text) implements Part {}

  @TextPath({"delta", "content"})
  private record Nested(@Nullable String text) implements Part {}

  private record Unmarked(@Nullable String text) implements Part {}

  private record Model(@Nullable List<? extends Choice> choices) implements Chunk {
    @Override
    public Map<String, @Nullable Object> additionalProperties() {
      return Map.of();
    }
  }

  private static Model model(Choice... choices) {
    return new Model(Arrays.asList(choices));
  }

  private static final Model EMPTY = model();
  private static final Model NULL = new Model(null);
  private static final Model WITHOUT_TEXT = model(new Flat(null));
  private static final Model WITH_TEXT = model(new Flat(null), new Flat(""));

  static Stream<Arguments> models() {
    return Stream.of(
        arguments(List.of(), null),
        arguments(List.of("no model of a stream"), null),
        arguments(List.of(NULL), NO_CHOICES),
        arguments(List.of(NULL, NULL), NO_CHOICES),
        arguments(List.of(EMPTY), null),
        arguments(List.of(NULL, EMPTY), null),
        arguments(List.of(WITHOUT_TEXT), NO_TEXT),
        arguments(List.of(WITHOUT_TEXT, EMPTY), NO_TEXT),
        arguments(List.of(WITH_TEXT), null),
        arguments(List.of(WITH_TEXT, NULL, WITHOUT_TEXT), null),
        arguments(List.of(NULL, WITHOUT_TEXT, WITH_TEXT), null),
        arguments(List.of(model(new Nested(null))), null),
        arguments(List.of(model(new Unmarked(null))), null));
  }

  @ParameterizedTest
  @MethodSource("models")
  void missing_models_isWhatNoneOfThemHas(List<?> models, @Nullable String missing) {
    CompletionShape shape = new CompletionShape();
    models.forEach(shape::add);
    assertThat(shape.missing()).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{\"id\":\"1\"}', " + NO_CHOICES,
        "'{\"choices\":null}', " + NO_CHOICES,
        "'{\"choices\":[{\"index\":0}]}', " + NO_TEXT,
      })
  void poll_notTheStructureOfACompletion_isAnErrorThoughTheTerminatorComes(
      String json, String missing) {
    assertThat(StreamFixture.of(event(json) + DONE).failure)
        .hasCauseInstanceOf(ProtocolException.class)
        .hasMessageContaining("the stream is not a completion: " + missing);
    MemoryBody whole = MemoryBody.of(json);
    assertThat(StreamFixture.of(whole, "application/json", 0, EndRule.FINISHED).failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("the response is not a completion: " + missing);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{\"id\":\"1\"} x'",
        "'{\"choices\":[{\"text\":\"a\"}]} {}'",
      })
  void poll_textBehindTheJson_isAnErrorUnlessItFollowsACompletion(String data) {
    assertThat(StreamFixture.of(event(data) + DONE).failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("followed by other text");
  }

  @Test
  void poll_textBehindACompletion_isPassedOver() {
    MemoryBody body = MemoryBody.of(choice(0, "a", "stop") + "\ndata: [DONE]\n\n");
    StreamFixture whole = StreamFixture.of(body, "application/json", 0, EndRule.FINISHED);
    assertThat(whole.texts()).containsExactly("a");
    assertThat(whole.ignored).containsExactly("data: [DONE]");
  }
}
