package app.tune.studio.testkit.internal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The representation of a body in a file: a JSON request as JSON, other text as an array of lines
 * with their line ends, and anything else in Base64. Responses are never parsed, since they must be
 * replayed byte by byte.
 */
final class BodyForm {
  private static final String JSON = "json";
  private static final String LINES = "lines";
  private static final String BASE64 = "base64";

  private BodyForm() {}

  static void putRequest(ObjectNode into, byte[] body) {
    JsonNode json = Json.parse(body);
    if (json == null) {
      putResponse(into, body);
    } else {
      into.set(JSON, json);
    }
  }

  static void putResponse(ObjectNode into, byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      ArrayNode lines = into.putArray(LINES);
      Pattern.compile("(?<=\n)").splitAsStream(text).forEach(lines::add);
    } catch (CharacterCodingException e) {
      into.put(BASE64, body);
    }
  }

  static byte[] get(JsonNode from) throws IOException {
    if (from.has(JSON)) {
      return Json.MAPPER.writeValueAsBytes(from.get(JSON));
    }
    if (from.has(BASE64)) {
      return from.get(BASE64).binaryValue();
    }
    StringBuilder text = new StringBuilder();
    from.required(LINES).forEach(line -> text.append(line.asText()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
