package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The body of a streamed answer, read with none of the client's code. */
record Events(List<String> data) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Events of(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return new Events(
        Arrays.stream(text.split("\r?\n"))
            .filter(line -> line.startsWith("data:"))
            .map(line -> line.substring("data:".length()).strip())
            .toList());
  }

  /** Checks that the terminator is there, once and last, and that each chunk keeps the contract. */
  List<JsonNode> checkedChunks() {
    assertThat(data).as("data of the events").hasSizeGreaterThan(1);
    assertThat(data).last().isEqualTo(TextCompletionsApi.STREAM_TEXT_COMPLETION_TERMINATOR);
    List<JsonNode> chunks = new ArrayList<>();
    for (String chunk : data.subList(0, data.size() - 1)) {
      assertThat(Contract.breaksOfChunk(chunk)).as(chunk).isEmpty();
      chunks.add(json(chunk));
    }
    return chunks;
  }

  /** Returns the texts by the index of their choice. */
  static Map<Integer, String> texts(List<JsonNode> chunks) {
    Map<Integer, String> texts = new TreeMap<>();
    for (JsonNode chunk : chunks) {
      for (JsonNode choice : chunk.path("choices")) {
        texts.merge(choice.path("index").asInt(), choice.path("text").asText(), String::concat);
      }
    }
    return texts;
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
