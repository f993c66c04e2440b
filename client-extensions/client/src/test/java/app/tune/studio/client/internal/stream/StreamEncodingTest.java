package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.internal.http.ResponseHead;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which event streams count as compressed, by the declared encoding and by their first byte. */
class StreamEncodingTest {

  private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8, 0};
  private static final byte[] BROTLI = {0x0B, 2, (byte) 0x80, 0x61};

  private static ResponseHead head(String encoding) {
    return new ResponseHead(200, Map.of("Content-Encoding", List.of(encoding)));
  }

  private static MemoryBody bytes(byte... bytes) {
    MemoryBody body = MemoryBody.of();
    body.addBytes(bytes);
    return body;
  }

  @ParameterizedTest
  @ValueSource(ints = {'d', 'e', 'i', 'r', ':', '\r', '\n', '\t', ' ', '{', '<', 0xEF})
  void isApplied_firstByteBeginsALine_isFalse(int first) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0x1F, (byte) first}).position(1);
    assertThat(StreamEncoding.isApplied(head("gzip"), bytes)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x0B, 0x1F, 0x28, 0x78, 0x8B, 0xFF})
  void isApplied_anyOtherFirstByte_isTrueIfDeclared(int first) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {'d', (byte) first}).position(1);
    assertThat(StreamEncoding.isApplied(head("gzip"), bytes)).isTrue();
    assertThat(StreamEncoding.isApplied(head("identity"), bytes)).isFalse();
  }

  @Test
  void isApplied_noByteYet_isFalse() {
    assertThat(StreamEncoding.isApplied(head("gzip"), ByteBuffer.allocate(0))).isFalse();
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
  void poll_declaredEncodingOfPlainEvents_isIgnored() {
    StreamFixture reading = StreamFixture.encoded("gzip", MemoryBody.of(text("a") + DONE));
    assertThat(reading.failure).isNull();
    assertThat(reading.texts()).containsExactly("a");
  }

  @Test
  void poll_noEventInTheBody_namesTheEncodingIfOneIsDeclared() {
    assertThat(StreamFixture.encoded("br", MemoryBody.of(":\n\n")).failure)
        .hasMessageContaining("Content-Encoding: br");
    assertThat(StreamFixture.of(":\n\n").failure).hasMessageContaining("no event");
  }
}
