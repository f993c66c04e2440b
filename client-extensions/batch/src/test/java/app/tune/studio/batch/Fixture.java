package app.tune.studio.batch;

import app.tune.studio.client.TuneStudioClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A server on loopback that counts the requests for each prompt, a client of it, and an input and
 * an output file.
 */
final class Fixture implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  final Path input;
  final Path output;
  final Map<String, Integer> requests = new ConcurrentHashMap<>();
  final TuneStudioClient tune;
  private final LoopbackServer server;
  private volatile Function<String, String> responses = prompt -> LoopbackServer.completion();

  Fixture(Path folder) {
    input = folder.resolve("in.jsonl");
    output = folder.resolve("out.jsonl");
    server = LoopbackServer.start(this::answer);
    tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey("none").build();
  }

  private String answer(String body) {
    try {
      String prompt = JSON.readTree(body).path("prompt").asText();
      requests.merge(prompt, 1, Integer::sum);
      return responses.apply(prompt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the whole response for each prompt. */
  Fixture answering(Function<String, String> response) {
    responses = response;
    return this;
  }

  /** Writes items with the ids {@code a1} and so on, and the prompts {@code p1} and so on. */
  Fixture items(int count) throws IOException {
    return lines(
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "{\"id\":\"a" + i + "\",\"prompt\":\"p" + i + "\"}")
            .toArray(String[]::new));
  }

  Fixture lines(String... lines) throws IOException {
    Files.write(input, List.of(lines));
    return this;
  }

  BatchRunnerBuilder runner() {
    return BatchRunner.builder(tune).clock(JumpingTime::new);
  }

  BatchSummary run() {
    return runner().build().run(input, output);
  }

  /** Reads the output, by id; fails where an id repeats. */
  Map<String, JsonNode> results() throws IOException {
    Map<String, JsonNode> results = new TreeMap<>();
    for (JsonNode result : resultLines()) {
      if (results.put(result.path("custom_id").asText(), result) != null) {
        throw new AssertionError("repeats: " + result);
      }
    }
    return results;
  }

  List<JsonNode> resultLines() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      results.add(JSON.readTree(line));
    }
    return results;
  }

  int requestCount() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  String baseUrl() {
    return server.baseUrl();
  }

  @Override
  public void close() throws IOException {
    tune.close();
    server.close();
  }
}
