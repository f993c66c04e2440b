package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes into files that must not grow any more, which the kernel refuses like a full disk. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DiskFullTest {

  private static final int ITEMS = 300;
  private static final List<String> AT_MOST_20_KILOBYTES =
      List.of("bash", "-c", "ulimit -f 20; exec \"$@\"", "bash");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void run_intoAFullDisk_keepsWholeLinesAndHandsOverTheRest(int concurrency) throws Exception {
    Path rest = folder.resolve("rest.jsonl");
    try (Fixture batch = new Fixture(folder)) {
      batch.items(ITEMS);

      Process process =
          BatchProcess.start(
              AT_MOST_20_KILOBYTES,
              List.of("-XX:-UsePerfData"),
              BatchProcess.class,
              batch.baseUrl(),
              batch.input,
              batch.output,
              concurrency,
              rest);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(3);

      List<String> unwritten = Files.readAllLines(rest);
      assertThat(batch.results()).isNotEmpty();
      assertThat(Files.readString(batch.output)).endsWith("\n");
      assertThat(batch.results().size() + unwritten.size()).isEqualTo(batch.requestCount());

      Files.write(batch.output, unwritten, StandardOpenOption.APPEND);
      assertThat(batch.run().isComplete()).isTrue();
      assertThat(batch.requestCount()).as("nothing is paid for twice").isEqualTo(ITEMS);
    }
  }

  @Test
  void run_intoADeviceThatIsFull_endsWithTheReason() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    try (Fixture batch = new Fixture(folder);
        OutputStream out = Files.newOutputStream(full)) {
      batch.items(5);

      assertThat(
              catchThrowable(
                  () ->
                      batch
                          .runner()
                          .build()
                          .run(BatchInput.file(batch.input), BatchOutput.stream(out))))
          .isInstanceOfSatisfying(
              BatchOutputException.class,
              e -> assertThat(e.unwritten()).hasSize(batch.requestCount()).isNotEmpty())
          .hasMessageContaining("No space left on device");
    }
  }
}
