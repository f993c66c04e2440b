package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An event stream that comes compressed although nobody asked for it. */
class CompressedStreamTest extends WireTest {

  private static final String EVENTS = "data: " + SocketTest.last("Hello") + "\n\ndata: [DONE]\n\n";

  private static Stream<Arguments> encodings() {
    return Inputs.inStreamModes("gzip", "x-gzip", "deflate", "br");
  }

  private static Stream<Arguments> streams() {
    return Inputs.inStreamModes("any");
  }

  private static byte[] compressed(String encoding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        encoding.endsWith("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(EVENTS.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void assertNamesTheEncoding(Mode mode, String encoding) {
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure)
        .isExactlyInstanceOf(ProtocolException.class)
        .hasMessageContaining("Content-Encoding: " + encoding);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void stream_compressed_isRefusedByTheNameOfItsEncoding(Mode mode, String encoding)
      throws IOException {
    server.enqueue(
        Answer.eventStream().header("Content-Encoding", encoding).write(compressed(encoding)));
    assertNamesTheEncoding(mode, encoding);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void stream_compressedAndByteByByte_isRefusedByTheNameOfItsEncoding(Mode mode, String encoding)
      throws IOException {
    EventStreamAnswer answer = Answer.eventStream().header("Content-Encoding", encoding);
    for (byte one : compressed(encoding)) {
      answer = answer.write(new byte[] {one});
    }
    server.enqueue(answer);
    assertNamesTheEncoding(mode, encoding);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stream_saysItIsCompressedButIsNot_isRead(Mode mode, String any) {
    server.enqueue(Answer.eventStream().header("Content-Encoding", "gzip").write(EVENTS));
    assertThat(mode.call(open()).text()).isEqualTo("Hello");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stream_encodingIdentity_isRead(Mode mode, String any) {
    server.enqueue(Answer.eventStream().header("Content-Encoding", "identity").write(EVENTS));
    assertThat(mode.call(open()).text()).isEqualTo("Hello");
  }
}
