package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.event;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.stream.EndRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A choice that reports an error, by a member or by its finish reason. */
class ChoiceErrorTest {

  private static final String CHUNK = "{\"choices\":[%s,{\"index\":1,\"text\":\"\"}]}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{\"text\":\"b\",\"error\":{\"message\":\"no room\"}}', no room",
        "'{\"text\":\"b\",\"error\":\"no room\"}', no room",
        "'{\"text\":\"b\",\"finish_reason\":\"error\"}', the finish reason is error",
      })
  void poll_choiceReportsAnError_throwsItWithTheTextSoFar(String choice, String message) {
    String data = CHUNK.formatted(choice);
    StreamFixture reading = StreamFixture.of(text("a") + event(data) + DONE);
    assertThat(reading.texts()).containsExactly("a");
    assertThat(reading.failure)
        .isInstanceOfSatisfying(
            IncompleteStreamException.class,
            incomplete -> assertThat(incomplete.partialText()).isEqualTo("ab"))
        .cause()
        .isInstanceOfSatisfying(
            ApiException.class, error -> assertThat(error.bodyText()).isEqualTo(data))
        .hasMessageContaining(message);
    assertThat(reading.body.closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"error", "finish_reason"})
  void poll_choiceOfJsonInPlaceOfAStreamReportsAnError_throwsIt(String member) {
    MemoryBody body =
        MemoryBody.of(CHUNK.formatted("{\"text\":\"b\",\"" + member + "\":\"error\"}"));
    StreamFixture reading = StreamFixture.of(body, "application/json", 0, EndRule.FINISHED);
    assertThat(reading.chunks).isEmpty();
    assertThat(reading.failure).hasCauseInstanceOf(ApiException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"errors\":[]'",
    "'\"error\":null'",
    "'\"error\":\"\"'",
    "'\"error\":{\"message\":\"\"}'",
    "'\"finish_reason\":\"Error\"'"
  })
  void poll_choiceReportsNoError_isAChunk(String member) {
    String data = CHUNK.formatted("{\"text\":\"b\"," + member + "}");
    StreamFixture reading = StreamFixture.of(text("a") + event(data) + DONE);
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "b");
  }
}
