package app.tune.studio.testkit.internal.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes a recording as readable JSON. */
final class RecordingFile {
  private static final String REQUEST = "request";
  private static final String RESPONSE = "response";
  private static final String METHOD = "method";
  private static final String TARGET = "target";
  private static final String STATUS = "status";
  private static final String HEADERS = "headers";
  private static final String ENDING = "ending";

  private RecordingFile() {}

  static void write(Path file, Recording recording) throws IOException {
    ObjectNode document = Json.MAPPER.createObjectNode();
    ObjectNode request = document.putObject(REQUEST);
    request.put(METHOD, recording.method()).put(TARGET, recording.target());
    request.set(HEADERS, headers(recording.requestHeaders()));
    BodyForm.putRequest(request, recording.requestBody());
    ObjectNode response = document.putObject(RESPONSE);
    response.put(STATUS, recording.status());
    response.set(HEADERS, headers(recording.responseHeaders()));
    BodyForm.putResponse(response, recording.responseBody());
    document.put(ENDING, recording.ending().name().toLowerCase(Locale.ROOT));
    // A plain stream, because an interrupt would close a channel in the middle of a write.
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      out.write(Json.MAPPER.writeValueAsBytes(document));
      out.write('\n');
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is not a recording; the message names the file
   */
  static Recording read(Path file) throws IOException {
    try {
      JsonNode document = Json.MAPPER.readTree(Files.readString(file));
      JsonNode request = document.required(REQUEST);
      JsonNode response = document.required(RESPONSE);
      return new Recording(
          request.required(METHOD).asText(),
          request.required(TARGET).asText(),
          headers(request.required(HEADERS)),
          BodyForm.get(request),
          response.required(STATUS).asInt(),
          headers(response.required(HEADERS)),
          BodyForm.get(response),
          Recording.Ending.valueOf(document.required(ENDING).asText().toUpperCase(Locale.ROOT)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("not a recording: " + file + ": " + e.getMessage(), e);
    }
  }

  private static ObjectNode headers(Map<String, List<String>> headers) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    headers.forEach(
        (name, values) -> {
          ArrayNode array = node.putArray(name);
          values.forEach(array::add);
        });
    return node;
  }

  private static Map<String, List<String>> headers(JsonNode node) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    node.properties()
        .forEach(
            header -> {
              List<String> values = new ArrayList<>();
              header.getValue().forEach(value -> values.add(value.asText()));
              headers.put(header.getKey(), values);
            });
    return headers;
  }
}
