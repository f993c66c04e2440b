package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills real processes with SIGKILL at random moments: within a request, between two, while a line
 * is written, while the JVM starts or the journal is read.
 */
class KillTest {

  private static final int CONCURRENCY = 4;
  private static final int ITEMS_PER_RUN = 12;
  private static final int CEILING_SECONDS = 120;

  private final long seed = Long.getLong("tune.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicInteger untilKill = new AtomicInteger();
  private volatile Process process;
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"40,out.jsonl", "10,out.jsonl.gz"})
  void run_killedAtRandomMomentsAndStartedAgain_hasEachResultOnceAndPaysForNoMoreThanWasUnderWay(
      int kills, String name) throws Exception {
    int items = kills * ITEMS_PER_RUN / 2;
    Path output = folder.resolve(name);
    try (Fixture batch = new Fixture(folder)) {
      batch.items(items).answering(this::answer);
      int killed = 0;
      while (killed < kills) {
        killed += runAndKill(batch, output) ? 1 : 0;
      }
      untilKill.set(Integer.MAX_VALUE);
      assertThat(run(batch, output)).as("seed %s", seed).isZero();

      Map<String, JsonNode> results = results(output);
      assertThat(results).as("seed %s", seed).hasSize(items);
      assertThat(results.values()).allMatch(result -> result.path("error").isNull());
      assertThat(batch.requestCount())
          .as("requests for %s items and %s kills, seed %s", items, kills, seed)
          .isBetween(items, items + kills * CONCURRENCY);
    }
  }

  /** Kills the process where the number of its requests says so. */
  private String answer(String prompt) {
    if (untilKill.decrementAndGet() == 0) {
      process.destroyForcibly();
    }
    return LoopbackServer.completion();
  }

  /** Returns whether the process was killed, and did not end before. */
  private boolean runAndKill(Fixture batch, Path output) throws Exception {
    boolean byTime = random.nextInt(4) == 0;
    untilKill.set(byTime ? Integer.MAX_VALUE : 1 + random.nextInt(ITEMS_PER_RUN));
    process = start(batch, output);
    if (byTime && !process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    return ended() != 0;
  }

  private int run(Fixture batch, Path output) throws Exception {
    process = start(batch, output);
    return ended();
  }

  private static Process start(Fixture batch, Path output) {
    return BatchProcess.start(
        List.of(), BatchProcess.class, batch.baseUrl(), batch.input, output, CONCURRENCY);
  }

  private int ended() throws InterruptedException {
    assertThat(process.waitFor(CEILING_SECONDS, TimeUnit.SECONDS)).as("seed %s", seed).isTrue();
    return process.exitValue();
  }

  private static Map<String, JsonNode> results(Path output) throws IOException {
    Map<String, JsonNode> results = new TreeMap<>();
    try (BufferedReader reader =
            new BufferedReader(new InputStreamReader(open(output), StandardCharsets.UTF_8));
        Stream<String> lines = reader.lines()) {
      for (String line : lines.toList()) {
        JsonNode result = Fixture.JSON.readTree(line);
        assertThat(results.put(result.path("custom_id").asText(), result)).as(line).isNull();
      }
    }
    return results;
  }

  private static InputStream open(Path output) throws IOException {
    InputStream file = Files.newInputStream(output);
    return output.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
  }

  @Test
  void destroyForcibly_ofAProcess_isAKill() throws Exception {
    process = BatchProcess.start(List.of(), Sleeper.class);
    process.destroyForcibly();

    assertThat(ended()).as("128 and the number of SIGKILL").isEqualTo(137);
  }

  /** Does nothing until it is killed. */
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
      Thread.currentThread().join();
    }
  }
}
