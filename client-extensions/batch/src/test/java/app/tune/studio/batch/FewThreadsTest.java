package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.TuneStudioClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A system that has fewer threads than a run asks for: no room is left for their stacks. */
@EnabledOnOs(OS.LINUX)
class FewThreadsTest extends BatchTest {

  private static final int WORKERS = 100;
  private static final int THREADS_ENDED = 7;
  private static final List<String> ROOM =
      List.of("bash", "-c", "export MALLOC_ARENA_MAX=1; ulimit -v 6000000; exec \"$@\"", "bash");
  private static final List<String> LARGE_STACKS =
      List.of("-Xss200m", "-Xmx64m", "-XX:CompressedClassSpaceSize=64m");

  @Test
  void run_withFewerThreadsThanItAsksFor_endsThoseThatWereStarted() throws Exception {
    batch.items(WORKERS);

    Process process =
        BatchProcess.start(
            ROOM, LARGE_STACKS, FewThreads.class, batch.baseUrl(), batch.input, batch.output);

    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(THREADS_ENDED);
      assertThat(batch.requests).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs a batch that cannot start its threads, and waits for the end of those that it has. */
  static final class FewThreads {

    private FewThreads() {}

    public static void main(String[] args) throws InterruptedException {
      try (TuneStudioClient tune =
          TuneStudioClient.builder().baseUrl(args[0]).apiKey("none").build()) {
        BatchRunner.builder(tune)
            .maxConcurrency(WORKERS)
            .build()
            .run(Path.of(args[1]), Path.of(args[2]));
      } catch (OutOfMemoryError e) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          if (thread.getName().startsWith("tune-batch-")) {
            thread.join();
          }
        }
        System.exit(THREADS_ENDED);
      }
    }
  }
}
