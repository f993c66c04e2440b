package app.tune.studio.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;

/** Reads and writes JSON with Jackson's streaming parser: creates no object but the text. */
final class TokenParser {

  private static final JsonFactory JSON = new JsonFactory();

  private TokenParser() {}

  /** Returns the number with which the text of a chunk begins. */
  static long timestamp(byte[] bytes, int offset, int length) throws IOException {
    long timestamp = 0;
    try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
      while (parser.nextToken() != null) {
        if (isText(parser)) {
          timestamp =
              TokenListener.timestamp(
                  CharBuffer.wrap(
                      parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
        }
      }
    }
    return timestamp;
  }

  /** Returns the text of a plain response. */
  static String text(InputStream in) throws IOException {
    String text = "";
    try (JsonParser parser = JSON.createParser(in)) {
      while (parser.nextToken() != null) {
        if (isText(parser)) {
          text = parser.getText();
        }
      }
    }
    return text;
  }

  private static boolean isText(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.FIELD_NAME
        && "text".equals(parser.currentName())
        && parser.nextToken() == JsonToken.VALUE_STRING;
  }

  /** Returns a request body. */
  static byte[] request(String prompt, boolean streaming) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("model", "user/model");
      json.writeStringField("prompt", prompt);
      if (streaming) {
        json.writeBooleanField("stream", true);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
