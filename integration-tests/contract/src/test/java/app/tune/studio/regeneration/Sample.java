package app.tune.studio.regeneration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One small contract and what becomes of it: a call and the request that it sends, or the reason
 * why it is refused.
 */
record Sample(JsonNode row) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path FOLDER = Path.of("src/test/resources/contracts");

  static List<Sample> all() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        if (!file.endsWith("skeleton.yaml")) {
          YAML.readTree(file.toFile()).forEach(row -> samples.add(new Sample(row)));
        }
      }
    }
    return samples;
  }

  /** Writes the contract: the skeleton with the row's parts, and the texts that each part needs. */
  Path writeContract(Path folder) {
    try {
      ObjectNode skeleton = (ObjectNode) YAML.readTree(FOLDER.resolve("skeleton.yaml").toFile());
      // lists replace those of the skeleton, while objects are merged
      row.path("contract").properties().stream()
          .filter(part -> part.getValue().isArray())
          .forEach(part -> skeleton.remove(part.getKey()));
      JsonNode contract = YAML.readerForUpdating(skeleton).readValue(row.path("contract"));
      SampleDefaults.fill((ObjectNode) contract, row);
      Path file = folder.resolve("sample.yaml");
      YAML.writeValue(file.toFile(), contract);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The start of the finding, behind the name of the file; empty if the contract is accepted. */
  String refusal() {
    return row.path("refused").asText();
  }

  boolean isRefused() {
    return row.has("refused");
  }

  /** Java that calls the interface. */
  String call() {
    return row.path("call").asText();
  }

  /** Whether the call goes through the client, or through Feign and nothing of ours. */
  boolean throughClient() {
    return row.path("client").asBoolean();
  }

  /** The text of what the call returns; null if it returns nothing. */
  String result() {
    return row.path("result").asText(null);
  }

  String sent(String part) {
    return row.path("sent").path(part).asText(null);
  }

  JsonNode sentHeaders() {
    return row.path("sent").path("headers");
  }

  JsonNode sentBody() {
    return row.path("sent").path("body");
  }

  int status() {
    return row.path("answer").path("status").asInt(200);
  }

  /** The JSON of the response; null if there is none. */
  String answer() {
    JsonNode json = row.path("answer").path("json");
    return json.isMissingNode() ? null : json.toString();
  }

  /** Java that builds a request which breaks a limit, and the message. */
  Stream<JsonNode> misuses() {
    return StreamSupport.stream(row.path("misuses").spliterator(), false);
  }

  @Override
  public String toString() {
    return row.path("name").asText();
  }
}
