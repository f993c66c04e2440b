package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.choice;
import static app.tune.studio.client.internal.stream.StreamFixture.event;
import static app.tune.studio.client.internal.stream.StreamFixture.last;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.stream.EndRule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks and bodies of unusual shapes. */
class StreamShapeTest {

  private static final String JSON = "application/json";
  private static final String STREAM = "text/event-stream";

  private static StreamFixture read(String contentType, String... pieces) {
    return StreamFixture.of(MemoryBody.of(pieces), contentType, 0, EndRule.FINISHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"choices\":null}",
        "{\"choices\":[]}",
        "{\"choices\":[null]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"index\":0}]}",
        "{\"choices\":[{\"index\":null,\"text\":null,\"finish_reason\":null}]}",
        "{\"choices\":[],\"usage\":{\"completion_tokens\":3}}",
        "{\"error\":null}",
        "{\"choices\":[],\"unknown\":{\"a\":[1,null]}}"
      })
  void poll_chunkWithoutText_isAChunkWithoutText(String data) {
    StreamFixture reading = StreamFixture.of(text("a") + event(data) + last("b") + DONE);
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", " null ", "", " "})
  void poll_dataThatIsNothing_isPassedOver(String data) {
    StreamFixture reading = StreamFixture.of(event(data) + text("a") + event(data) + last("b"));
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"foo: bar\n", "id: 1\n", "hello\n", "null\n", "{\"id\":\"1\"}\n", "event\n"})
  void poll_lineThatIsNoEvent_isPassedOver(String line) {
    StreamFixture reading = StreamFixture.of(text("a") + line + last("b") + DONE);
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "b");
  }

  @Test
  void poll_bareJsonLineWithChoices_isAChunk() {
    StreamFixture reading = StreamFixture.of(text("a") + choice(0, "b", "stop") + "\n" + DONE);
    assertThat(reading.texts()).containsExactly("a", "b");
  }

  @Test
  void poll_choiceWithoutIndex_isChoiceZero() {
    StreamFixture reading = StreamFixture.of(event("{\"choices\":[{\"text\":\"a\"}]}") + last("b"));
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "b");
  }

  @Test
  void poll_severalDataLines_areOneChunk() {
    StreamFixture reading =
        StreamFixture.of("data: {\"choices\":\ndata: [{\"text\":\"a\"}]}\n\n" + DONE);
    assertThat(reading.texts()).containsExactly("a");
  }

  @Test
  void poll_chunkCutWithinACharacter_isWhole() {
    byte[] stream = (text("grüße \uD83D\uDE00") + DONE).getBytes(StandardCharsets.UTF_8);
    MemoryBody body = MemoryBody.of();
    for (byte one : stream) {
      body.addBytes(new byte[] {one});
    }
    assertThat(StreamFixture.of(body).texts()).containsExactly("grüße \uD83D\uDE00");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, ''",
    "application/json; charset=utf-8, ''",
    "text/plain, ''",
    "application/json, ' \n'",
  })
  void poll_jsonInPlaceOfAStream_isOneChunk(String contentType, String before) {
    String json = before + "{\n \"choices\": [\n {\"text\": \"a\"}\n ]\n}\n";
    StreamFixture whole = read(contentType, json);
    assertThat(whole.texts()).containsExactly("a");
    assertThat(whole.reader.isComplete()).isTrue();
    StreamFixture split = read(contentType, json.split("(?<=\n)"));
    assertThat(split.texts()).containsExactly("a");
    assertThat(split.firstEvents).isEqualTo(1);
  }

  @Test
  void poll_jsonErrorInPlaceOfAStream_isTheApiError() {
    StreamFixture reading = read(JSON, "{\"error\":{\"code\":429,", "\"message\":\"no\"}}");
    assertThat(reading.failure).isInstanceOf(RateLimitException.class);
  }

  @Test
  void poll_jsonThatIsTorn_isAProtocolError() {
    assertThat(read(JSON, "{\"choices\":[").failure).isInstanceOf(ProtocolException.class);
  }

  @Test
  void poll_severalJsonLinesInPlaceOfAStream_areNotTakenForTheFirst() {
    String lines = choice(0, "a", null) + "\n" + choice(0, "b", "stop") + "\n";
    assertThat(read(JSON, lines).failure).isInstanceOf(ProtocolException.class);
  }

  @Test
  void poll_jsonBeyondTheLimit_isAProtocolErrorThatNamesIt() {
    String json = choice(0, "x".repeat(StreamFixture.MAX_EVENT_SIZE), "stop");
    assertThat(read(JSON, json).failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(StreamFixture.MAX_EVENT_SIZE + " bytes");
  }

  @Test
  void poll_jsonAsLongAsTheLimit_isOneChunk() {
    int around = choice(0, "", "stop").length();
    String json = choice(0, "x".repeat(StreamFixture.MAX_EVENT_SIZE - around), "stop");
    StreamFixture reading = read(JSON, json);
    assertThat(reading.failure).isNull();
    assertThat(reading.chunks).hasSize(1);
  }

  @Test
  void poll_htmlInPlaceOfAStream_saysSo() {
    StreamFixture reading = read("text/html", "\n<html><title>Proxy</title>", "</html>");
    assertThat(reading.failure).isInstanceOf(ProtocolException.class).hasMessageContaining("HTML");
    assertThat(reading.body.closed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json",
        "application/octet-stream",
        "",
        STREAM + "; charset=iso-8859-1"
      })
  void poll_streamUnderAnyMediaType_isRead(String contentType) {
    assertThat(read(contentType, ": hi\n\n" + text("ü") + DONE).texts()).containsExactly("ü");
    assertThat(read(contentType, "\uFEFF" + text("ü") + DONE).texts()).containsExactly("ü");
  }
}
