package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.choice;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.stream.EndRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to streaming requests that are compressed, or no event streams at all. */
class StreamBeginningTest {

  private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8, 0};
  private static final byte[] BROTLI = {0x0B, 2, (byte) 0x80, 0x61};

  private static MemoryBody bytes(byte... bytes) {
    MemoryBody body = MemoryBody.of();
    body.addBytes(bytes);
    return body;
  }

  /** The first of these bytes, and the rest of a stream. */
  private static MemoryBody beginning(int first) {
    MemoryBody body = bytes((byte) first);
    body.add("\n\n" + text("a") + DONE);
    return body;
  }

  @ParameterizedTest
  @ValueSource(ints = {'d', 'e', 'i', 'r', ':', '\r', '\n', '\t', ' ', 0xEF})
  void poll_declaredEncodingButTheFirstByteBeginsALine_isAStream(int first) {
    assertThat(StreamFixture.encoded("gzip", beginning(first)).texts()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x0B, 0x1F, 0x28, 0x78, 0x8B, 0xFF})
  void poll_declaredEncodingAndAnyOtherFirstByte_isCompressed(int first) {
    assertThat(StreamFixture.encoded("gzip", beginning(first)).failure)
        .hasMessageContaining("is compressed (Content-Encoding: gzip)");
    assertThat(StreamFixture.encoded("identity", beginning(first)).texts()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void poll_byteOrderMarkSplitOverReadsBeforeJson_isOneChunk(int first) {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '\n'};
    byte[] json = "{\"choices\":[\n{\"text\":\"a\"}]}".getBytes(StandardCharsets.UTF_8);
    ByteBuffer rest = ByteBuffer.allocate(mark.length - first + json.length);
    rest.put(mark, first, mark.length - first).put(json);
    MemoryBody body = bytes(Arrays.copyOf(mark, first));
    body.addBytes(rest.array());
    StreamFixture reading = StreamFixture.of(body, "application/json", 0, EndRule.FINISHED);
    assertThat(reading.texts()).containsExactly("a");
  }

  @Test
  void poll_whiteSpaceBeforeJson_isOfAnyLength() {
    MemoryBody body = MemoryBody.of("\n".repeat(70_000), "{\n\"choices\":[", "{\"text\":\"a\"}]}");
    StreamFixture reading = StreamFixture.of(body, "application/json", 0, EndRule.FINISHED);
    assertThat(reading.texts()).containsExactly("a");
  }

  @Test
  void poll_declaredEncoding_isAProtocolErrorThatNamesIt() {
    assertThat(StreamFixture.encoded("br", bytes(BROTLI)).failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("is compressed (Content-Encoding: br)");
  }

  @Test
  void poll_gzipWithoutAHeader_isAProtocolErrorThatSaysSo() {
    assertThat(StreamFixture.of(bytes(GZIP)).failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("is compressed (gzip)");
  }

  @Test
  void poll_noEventInTheBody_namesTheEncodingIfOneIsDeclared() {
    assertThat(StreamFixture.encoded("br", MemoryBody.of(":\n\n")).failure)
        .hasMessageContaining("Content-Encoding: br");
    assertThat(StreamFixture.of(":\n\n").failure).hasMessageContaining("no event");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/event-stream"})
  void poll_onlyText_isAProtocolErrorThatKeepsIt(String contentType) {
    MemoryBody body = MemoryBody.of("Model is overloaded,", " try later\n");
    StreamFixture reading = StreamFixture.of(body, contentType, 0, EndRule.FINISHED);
    assertThat(reading.failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("is not an event stream");
    assertThat(reading.failure.bodyText()).isEqualTo("Model is overloaded, try later\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/event-stream"})
  void poll_errorInAList_isTheErrorOfTheServer(String contentType) {
    MemoryBody body = MemoryBody.of("[{\"error\":{\"message\":\"bad\",\"code\":400}}]");
    assertThat(StreamFixture.of(body, contentType, 0, EndRule.FINISHED).failure)
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("bad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/event-stream"})
  void poll_errorOverSeveralLines_isTheErrorOfTheServer(String contentType) {
    MemoryBody body =
        MemoryBody.of(
            "[{\n  \"error\": {\n",
            "    \"message\": \"bad\",\n    \"details\": [\n      {\n",
            "      }\n    ],\n    \"code\": 400\n  }\n}]\n");
    assertThat(StreamFixture.of(body, contentType, 0, EndRule.FINISHED).failure)
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("bad");
  }

  @Test
  void poll_brokenLineOfJsonBeforeAChunk_isNotLost() {
    assertThat(StreamFixture.of("{\"choices\":[{\"te\n" + text("a") + DONE).failure)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: ", "event: message\ndata: ", "id: 1\ndata: ", ": hi\n\ndata: "})
  void poll_eventsLabelledAsAWebPage_areRead(String beginning) {
    MemoryBody body = MemoryBody.of(beginning + choice(0, "a", "stop") + "\n\n" + DONE);
    assertThat(StreamFixture.of(body, "text/html", 0, EndRule.FINISHED).texts())
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void poll_eventsLabelledAsAWebPageInSmallPieces_areRead(int first) {
    String events = text("a") + DONE;
    MemoryBody body = MemoryBody.of(events.substring(0, first), events.substring(first));
    assertThat(StreamFixture.of(body, "text/html", 0, EndRule.FINISHED).texts())
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/jsonl; charset=utf-8"})
  void poll_linesOfJson_areChunks(String contentType) {
    MemoryBody body =
        MemoryBody.of(
            choice(0, "a", null) + "\n" + choice(0, "b", null), "\n", choice(0, "", "stop"));
    StreamFixture reading = StreamFixture.of(body, contentType, 0, EndRule.FINISHED);
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a", "b", "");
  }

  @Test
  void poll_linesOfJsonWithoutAFinishReason_areIncomplete() {
    MemoryBody body = MemoryBody.of(choice(0, "a", null) + "\n");
    StreamFixture reading = StreamFixture.of(body, "application/x-ndjson", 0, EndRule.FINISHED);
    assertThat(reading.failure).isInstanceOf(IncompleteStreamException.class);
  }

  @Test
  void poll_eventsBehindMarkup_areRead() {
    assertThat(StreamFixture.of("<!-- hi -->\n" + text("a") + DONE).texts()).containsExactly("a");
  }

  @Test
  void poll_webPageLabelledAsAStream_isAProtocolErrorThatSaysSo() {
    assertThat(StreamFixture.of("<html><title>Log in</title></html>").failure)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("HTML page");
  }

  @Test
  void poll_linesThatAreNoEvents_doNotCountAsTheFirstOne() {
    StreamFixture reading =
        StreamFixture.begun(MemoryBody.of().open(), "text/event-stream", 0, EndRule.FINISHED);
    reading.body.add("status: queued\n: wait\n\n");
    reading.readOn();
    assertThat(reading.firstEvents).isZero();
    reading.body.add(text("a"));
    reading.readOn();
    assertThat(reading.firstEvents).isOne();
  }
}
