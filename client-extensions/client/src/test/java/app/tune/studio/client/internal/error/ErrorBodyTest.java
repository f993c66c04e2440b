package app.tune.studio.client.internal.error;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ErrorInfo;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorBodyTest {

  private final ErrorBody errors = new ErrorBody();

  static Stream<Arguments> shapes() {
    return Stream.of(
        of("an object, integer code", "{\"error\":{\"message\":\"m\",\"code\":401,\"type\":\"t\"}}")
            .says("m", "401", "t", null),
        of(
                "an object, string code",
                "{\"error\":{\"message\":\"m\",\"code\":\"c\",\"param\":\"p\"}}")
            .says("m", "c", null, "p"),
        of("an object, null code", "{\"error\":{\"message\":\"m\",\"code\":null}}")
            .says("m", null, null, null),
        of("an empty object", "{\"error\":{}}").says(null, null, null, null),
        of("a flag beside a message", "{\"error\":false,\"message\":\"m\"}")
            .says("m", null, null, null),
        of("a string", "{\"error\":\"model not found\"}").says("model not found", null, null, null),
        of("a list", "{\"error\":[\"a\",\"b\"]}").says("[\"a\",\"b\"]", null, null, null),
        of("a number", "{\"error\":7}").says("7", null, null, null),
        of("a message that is an object", "{\"error\":{\"message\":{\"a\":1}}}")
            .says("{\"message\":{\"a\":1}}", null, null, null),
        of("a type that is a number", "{\"error\":{\"message\":\"m\",\"type\":7,\"code\":1}}")
            .says("m", "1", null, null),
        of("a parameter that is a list", "{\"error\":{\"param\":[1],\"type\":\"t\"}}")
            .says("{\"param\":[1],\"type\":\"t\"}", null, "t", null),
        of("detail beside a type that is a number", "{\"detail\":\"d\",\"type\":7}")
            .says("d", null, null, null),
        of("detail as a string", "{\"detail\":\"Not Found\"}").says("Not Found", null, null, null),
        of("detail as a list", "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"missing\"}]}")
            .says("body.prompt: missing", null, null, null),
        of(
                "detail as a list of two",
                "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"prompt\"],\"msg\":\"Field"
                    + " required\",\"input\":{\"secret\":1}},{\"loc\":[\"body\",\"stop\",0],\"msg\":\"not"
                    + " a text\"}]}")
            .says("body.prompt: Field required; body.stop.0: not a text", null, null, null),
        of("detail as a list without places", "{\"detail\":[{\"msg\":\"a\"},{\"message\":\"b\"}]}")
            .says("a; b", null, null, null),
        of("detail as a list of texts", "{\"detail\":[\"a\",\"b\"]}")
            .says("[\"a\",\"b\"]", null, null, null),
        of("detail as a list of other objects", "{\"detail\":[{\"msg\":\"a\"},{\"x\":1}]}")
            .says("[{\"msg\":\"a\"},{\"x\":1}]", null, null, null),
        of("detail as an empty list", "{\"detail\":[]}").says("[]", null, null, null),
        of("detail as another object", "{\"detail\":{\"x\":1}}")
            .says("{\"x\":1}", null, null, null),
        of("a message", "{\"message\":\"no\"}").says("no", null, null, null),
        of("a message with code and type", "{\"message\":\"no\",\"code\":400,\"type\":\"t\"}")
            .says("no", "400", "t", null),
        of("an error string beside a message", "{\"error\":\"Bad Request\",\"message\":\"n is 0\"}")
            .says("Bad Request: n is 0", null, null, null),
        of("a flag and a message", "{\"error\":true,\"message\":\"m\",\"code\":7}")
            .says("m", "7", null, null),
        of("an error string beside a code", "{\"error\":\"slow down\",\"code\":429}")
            .says("slow down", "429", null, null),
        of("one word", "{\"error\":\"insufficient_quota\",\"message\":\"pay\"}")
            .says("insufficient_quota: pay", null, "insufficient_quota", null),
        of("a blank message beside a code", "{\"message\":\"\",\"code\":\"insufficient_quota\"}")
            .says(null, "insufficient_quota", null, null),
        of("a blank message beside another", "{\"message\":\" \",\"msg\":\"m\"}")
            .says("m", null, null, null),
        of("a blank message beside detail", "{\"message\":\" \",\"detail\":\"d\"}")
            .says("d", null, null, null),
        of("a blank message beside an error", "{\"error\":\"no\",\"message\":\"\"}")
            .says("no", null, "no", null),
        of("a blank message beside a flag", "{\"error\":true,\"message\":\"\"}")
            .says("true", null, null, null),
        of("plain text", "  upstream failed\n").says("upstream failed", null, null, null),
        of("JSON text", "\"Unauthorized\"").says("Unauthorized", null, null, null),
        of("HTML", "<html><head><TITLE>502 Bad Gateway</TITLE></head></html>")
            .says("HTML page \"502 Bad Gateway\"", null, null, null),
        of("HTML without title", "<!DOCTYPE html><p>no").says("HTML page", null, null, null),
        of("empty", "").says(null, null, null, null),
        of("blank", " \r\n\t").says(null, null, null, null),
        of("null", "null").says("null", null, null, null),
        of("cut JSON", "{\"error\":{\"message\":\"slow do")
            .says("{\"error\":{\"message\":\"slow do", null, null, null),
        of("another JSON object", "{\"status\":\"failed\"}")
            .says("{\"status\":\"failed\"}", null, null, null),
        of("an object in an object", "{\"error\":{\"error\":{\"message\":\"m\"},\"code\":5}}")
            .says("{\"error\":{\"message\":\"m\"},\"code\":5}", "5", null, null),
        of("an object in a list", "[{\"error\":{\"message\":\"m\",\"code\":400}}]")
            .says("m", "400", null, null),
        of("another list", "[1,2]").says("[1,2]", null, null, null),
        of("an empty list", "[]").says("[]", null, null, null),
        of("an event", "data: {\"error\":{\"message\":\"m\",\"code\":5}}\n\ndata: [DONE]\n\n")
            .says("m", "5", null, null),
        of("an event of a type", ": ping\nevent: error\r\ndata:{\"message\":\"m\"}\r\n\r\n")
            .says("m", null, null, null),
        of("an event of text", "data: no\n\n").says("data: no", null, null, null),
        of("an unknown compression", "\u000B\u0001no").says(null, null, null, null),
        of("coloured text", "\u001B[31mno\u001B[0m")
            .says("\u001B[31mno\u001B[0m", null, null, null),
        of("a byte order mark", "\uFEFF{\"error\":{\"message\":\"m\"}}")
            .says("m", null, null, null));
  }

  private record Shape(String name, String body) {
    Arguments says(String message, String code, String type, String param) {
      return arguments(name, body, new ErrorInfo(message, code, type, param));
    }
  }

  private static Shape of(String name, String body) {
    return new Shape(name, body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void read_anyShape_findsWhatIsSaid(String name, String body, ErrorInfo expected) {
    assertThat(errors.read(body.getBytes(UTF_8))).isEqualTo(expected);
  }

  @Test
  void read_notUtf8_keepsWhatCanBeRead() {
    assertThat(errors.read("Dienst ausgefallen: \u00FCberlastet".getBytes(ISO_8859_1)).message())
        .isEqualTo("Dienst ausgefallen: \uFFFDberlastet");
  }

  @Test
  void read_longText_isCut() {
    assertThat(errors.read("x".repeat(60_000).getBytes(UTF_8)).message()).hasSize(1_000);
  }

  @Test
  void read_deepNesting_isText() {
    String body = "{\"error\":" + "[".repeat(30_000);
    assertThat(errors.read(body.getBytes(UTF_8)).message()).startsWith("{\"error\":[[[");
  }

  @Test
  void read_eventAfterManyComments_isFound() {
    String body = ":\n".repeat(30_000) + "data: {\"message\":\"m\"}\n\n";
    assertThat(errors.read(body.getBytes(UTF_8)).message()).isEqualTo("m");
  }

  @Test
  void read_anyBytes_neverFails() {
    long seed = 20261122;
    Random random = new Random(seed);
    byte[] model = "{\"error\":{\"message\":\"m\",\"code\":[1,{}],\"type\":null}}".getBytes(UTF_8);
    for (int i = 0; i < 5_000; i++) {
      byte[] body = model.clone();
      for (int change = 0; change < 1 + i % 4; change++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      assertThat(errors.read(body)).as("seed %d, round %d", seed, i).isNotNull();
    }
  }

  static Stream<Arguments> underSuccess() {
    return Stream.of(
        arguments("{\"error\":{\"code\":429,\"message\":\"m\"}}", false, true),
        arguments("{\"error\":\"m\"}", false, true),
        arguments("{\"error\":null,\"choices\":[]}", false, false),
        arguments("{\"message\":\"m\"}", false, false),
        arguments("{\"message\":\"m\"}", true, true),
        arguments("{\"detail\":\"m\"}", true, true),
        arguments("{\"message\":\" \",\"choices\":[]}", true, false),
        arguments("{}", true, false),
        arguments("null", true, false),
        arguments("[1]", true, false),
        arguments("{\"err", true, false));
  }

  @ParameterizedTest
  @MethodSource("underSuccess")
  void find_underSuccess_tellsErrorsFromAnswers(String json, boolean bare, boolean isError) {
    byte[] bytes = json.getBytes(UTF_8);
    assertThat(errors.find(bytes, 0, bytes.length, bare) != null).isEqualTo(isError);
  }

  @Test
  void readValue_wordsThatBeginAsJson_areKeptWhole() {
    assertThat(errors.readValue("503 Service Unavailable").message())
        .isEqualTo("503 Service Unavailable");
    assertThat(errors.readValue("{\"message\":\"busy\"}").message()).isEqualTo("busy");
  }
}
