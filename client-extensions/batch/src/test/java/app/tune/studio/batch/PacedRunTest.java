package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedRunTest {

  @TempDir private Path folder;
  private Fixture batch;

  @BeforeEach
  void start() throws IOException {
    batch = new Fixture(folder);
    batch.items(61);
  }

  @AfterEach
  void stop() throws IOException {
    batch.close();
  }

  private BatchProgress run(BatchRunnerBuilder builder) {
    return builder.build().run(batch.input, batch.output).progress();
  }

  @Test
  void run_withRequestsPerMinute_takesAsLongByTheClock() {
    BatchProgress end = run(batch.runner().requestsPerMinute(60));

    assertThat(end.elapsed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
  }

  @Test
  void run_withTokensPerMinute_takesAsLongByTheClock() {
    BatchProgress end = run(batch.runner().tokensPerMinute(60));

    assertThat(end.promptTokens() + end.completionTokens()).isEqualTo(305);
    assertThat(end.elapsed()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
  }

  @Test
  void run_withoutLimits_takesNoTimeByTheClock() {
    BatchProgress end = run(batch.runner());

    assertThat(end.elapsed()).isZero();
    assertThat(end.concurrency()).as("grown from 4").isGreaterThan(4);
  }
}
