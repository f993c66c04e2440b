package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two runs, in one process and in two, that would write the same file. */
class LockTest extends BatchTest {

  private static final int OUTPUT_REFUSED = 3;

  @Test
  void run_refusedInTheSameProcess_leavesTheLockAgainstOtherProcesses() throws Exception {
    Path link = folder.resolve("link.jsonl");
    batch.items(1);
    Files.createSymbolicLink(link, batch.output);
    AtomicInteger status = new AtomicInteger(-1);
    batch.answering(
        prompt -> {
          if (batch.requestCount() == 1) {
            assertRefused(batch.output);
            assertRefused(link);
            status.set(statusOfAnotherProcess());
          }
          return LoopbackServer.completion();
        });

    assertThat(batch.run().isComplete()).isTrue();

    assertThat(status).hasValue(OUTPUT_REFUSED);
    assertThat(batch.results()).containsOnlyKeys("a1");
    assertThat(batch.run().isComplete()).as("once the first run has ended").isTrue();
  }

  private void assertRefused(Path output) {
    BatchRunner second = batch.runner().build();
    assertThatThrownBy(() -> second.run(batch.input, output))
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("another run is writing it");
    assertThatThrownBy(() -> second.plan(BatchInput.file(batch.input), BatchOutput.file(output)))
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("another run is writing it");
  }

  private int statusOfAnotherProcess() {
    Process process =
        BatchProcess.start(
            List.of(),
            BatchProcess.class,
            batch.baseUrl(),
            batch.input,
            batch.output,
            1,
            folder.resolve("rest.jsonl"));
    try {
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
