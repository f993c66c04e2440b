package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.TuneStudioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRunnerTest {

  @TempDir private Path folder;
  private TuneStudioServer server;
  private TuneStudioClient tune;

  @BeforeEach
  void start() {
    server = TuneStudioServer.builder().seed(1).start();
    tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build();
  }

  @AfterEach
  void stop() {
    tune.close();
    server.close();
  }

  @Test
  void run_overJsonLines_writesOneResultForEachItem() throws IOException {
    Path input = folder.resolve("in.jsonl");
    Files.write(
        input,
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> "{\"id\":\"a" + i + "\",\"prompt\":\"Once " + i + "\",\"max_tokens\":3}")
            .toList());
    Path output = folder.resolve("out.jsonl");

    BatchSummary summary = BatchRunner.builder(tune).build().run(input, output);

    List<String> lines = Files.readAllLines(output);
    assertThat(lines).hasSize(100);
    assertThat(summary.isComplete()).isTrue();
  }
}
