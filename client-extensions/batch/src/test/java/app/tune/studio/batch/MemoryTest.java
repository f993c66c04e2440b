package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs more lines than the heap could hold, in a process of its own over a transport that answers
 * at once. {@code -Dbatch.lines=10000000 -Dbatch.heap=256m} is the largest that is promised.
 */
class MemoryTest {

  private static final long LINES = Long.getLong("batch.lines", 150_000);
  private static final String HEAP = System.getProperty("batch.heap", "32m");
  private static final long CEILING_MINUTES = 180;

  @TempDir private Path folder;

  @Test
  void run_overManyLinesWithASmallHeap_completesThem() throws Exception {
    Path input = folder.resolve("in.jsonl");
    Path output = folder.resolve("out.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(input)) {
      for (long i = 0; i < LINES; i++) {
        writer.write("{\"id\":\"item-" + i + "\",\"prompt\":\"Once upon a time\"}\n");
      }
    }
    assertThat(exitStatus(input, output)).isZero();
    assertThat(exitStatus(input, output)).as("resumed, with nothing left to do").isZero();
    try (Stream<String> lines = Files.lines(output)) {
      assertThat(lines.count()).isEqualTo(LINES);
    }
  }

  private static int exitStatus(Path input, Path output) throws InterruptedException {
    Process process = BatchProcess.start(List.of("-Xmx" + HEAP), Stub.class, input, output);
    if (!process.waitFor(CEILING_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  /** A batch over a transport without a network. */
  static final class Stub {

    private static final byte[] BODY =
        "{\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":\"stop\"}]}"
            .getBytes(StandardCharsets.UTF_8);

    private Stub() {}

    public static void main(String[] args) throws IOException {
      try (TuneStudioClient tune =
          TuneStudioClient.builder()
              .baseUrl("http://127.0.0.1:1")
              .apiKey("none")
              .transport(stub())
              .build()) {
        BatchSummary summary =
            BatchRunner.builder(tune)
                .maxConcurrency(4)
                .build()
                .run(Path.of(args[0]), Path.of(args[1]));
        System.exit(summary.isComplete() && summary.progress().failed() == 0 ? 0 : 1);
      }
    }

    private static Client stub() {
      return (Request request, Request.Options options) ->
          Response.builder()
              .status(200)
              .request(request)
              .headers(Map.of("Content-Type", List.of("application/json")))
              .body(BODY)
              .build();
    }
  }
}
