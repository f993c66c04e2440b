package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A named pipe, which a shell also makes of {@code <(…)}, in place of a file. */
@Timeout(60)
class PipeTest extends BatchTest {

  @Test
  void run_withAPipeAsInput_readsItOnce() throws Exception {
    Path pipe = pipe();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.writeString(pipe, "{\"prompt\":\"p1\"}\n{\"prompt\":\"p2\"}\n");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });

    BatchSummary summary = batch.runner().build().run(pipe, batch.output);

    writer.get(30, TimeUnit.SECONDS);
    assertThat(summary.isComplete()).isTrue();
    assertThat(batch.results()).containsOnlyKeys("1", "2");
  }

  @Test
  void run_withAPipeAsOutput_writesToIt() throws Exception {
    Path pipe = pipe();
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe, StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    batch.items(2);

    BatchSummary summary = batch.runner().build().run(batch.input, pipe);

    assertThat(summary.isComplete()).isTrue();
    assertThat(reader.get(30, TimeUnit.SECONDS)).contains("\"a1\"", "\"a2\"").endsWith("\n");
    assertThat(BatchOutput.file(pipe).isResumable()).isFalse();
    assertThat(BatchOutput.file(batch.output).isResumable()).isTrue();
  }

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }
}
