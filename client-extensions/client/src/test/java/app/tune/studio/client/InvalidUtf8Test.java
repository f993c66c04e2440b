package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes inside a text that are not UTF-8: a model that is cut within a character sends them. */
class InvalidUtf8Test extends WireTest {

  private static final String BEFORE = "{\"choices\":[{\"index\":0,\"text\":\"a";
  private static final String AFTER = "z\",\"finish_reason\":\"stop\"}]}";

  private static Stream<Arguments> bytes() {
    return Inputs.inAllModes(
        "ff",
        "c3",
        "e282",
        "f09f98",
        "80",
        "fffefd", // cut, or never part of a character
        "eda080",
        "edbfbf",
        "eda0bdedb880", // surrogates
        "c0af",
        "c1bf",
        "e080af",
        "e09fbf",
        "f08080af",
        "f08fbfbf", // overlong forms
        "f4908080",
        "f5808080",
        "f7bfbfbf", // beyond Unicode
        "c3a9c0af",
        "e282acff"); // behind characters that are whole
  }

  private static byte[] json(byte[] odd) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BEFORE.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(odd);
    bytes.writeBytes(AFTER.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void text_notUtf8_hasReplacementCharacters(Mode mode, String hex) {
    byte[] odd = HexFormat.of().parseHex(hex);
    server.handler(
        request ->
            request.bodyText().contains("\"stream\":true")
                ? Answer.eventStream()
                    .write("data: ")
                    .write(json(odd))
                    .write("\n\ndata: [DONE]\n\n")
                : Answer.status(200).contentType("application/json").body(json(odd)));
    // what the JDK decodes to, as the WHATWG text does
    String expected = "a" + new String(odd, StandardCharsets.UTF_8) + "z";
    assertThat(expected).contains("\uFFFD");
    assertThat(mode.call(open()).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void stream_invalidBytesInOneChunk_goesOn(Mode mode, String hex) {
    if (!mode.isStream()) {
      return;
    }
    byte[] odd = HexFormat.of().parseHex(hex);
    server.enqueue(
        Answer.eventStream()
            .data(SocketTest.chunk("1"))
            .write("data: ")
            .write(json(odd))
            .write("\n\n")
            .data(SocketTest.last("2"))
            .data("[DONE]"));
    assertThat(mode.call(open()).text()).startsWith("1a").endsWith("z2");
  }
}
