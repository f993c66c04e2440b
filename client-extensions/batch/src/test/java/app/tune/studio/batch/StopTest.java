package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StopTest {

  @TempDir private Path folder;
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicReference<BatchRunner> runner = new AtomicReference<>();
  private Fixture batch;

  @BeforeEach
  void start() throws IOException {
    batch = new Fixture(folder);
    batch.items(500);
  }

  @AfterEach
  void stop() throws IOException {
    never.countDown();
    batch.close();
  }

  private BatchSummary run(BatchRunnerBuilder builder) {
    runner.set(builder.build());
    return runner.get().run(batch.input, batch.output);
  }

  @Test
  void stop_whileRequestsAreUnderWay_waitsForThemAndStartsNoMore() throws IOException {
    batch.answering(
        prompt -> {
          if (prompt.equals("p50")) {
            runner.get().stop();
          }
          return LoopbackServer.completion();
        });

    BatchSummary summary = run(batch.runner().maxConcurrency(1));

    assertThat(summary.isComplete()).isFalse();
    assertThat(summary.progress().total()).isEqualTo(500);
    assertThat(batch.results()).containsKey("a50").hasSize(50);
    assertThat(batch.requestCount()).isEqualTo(50);
    assertThat(run(batch.runner()).isComplete()).isTrue();
    assertThat(batch.requestCount()).as("nothing is paid for twice").isEqualTo(500);
  }

  @Test
  void stop_withARequestThatDoesNotEnd_cancelsItAfterTheTimeout() throws IOException {
    batch.answering(prompt -> prompt.equals("p50") ? hang() : LoopbackServer.completion());

    BatchSummary summary = run(batch.runner().stopTimeout(Duration.ofMillis(1)));

    assertThat(summary.isComplete()).isFalse();
    assertThat(batch.results()).doesNotContainKey("a50").hasSizeGreaterThan(10);
  }

  private String hang() {
    runner.get().stop();
    try {
      never.await(50, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return LoopbackServer.completion();
  }

  @Test
  void stop_whileAListenerSwallowsTheInterrupt_ends() throws Exception {
    batch.items(1).answering(prompt -> hang());
    Thread[] test = new Thread[1];
    runner.set(
        batch
            .runner()
            .stopTimeout(Duration.ZERO)
            .progressInterval(Duration.ofMillis(1))
            .listener(
                new BatchListener() {
                  @Override
                  public void onProgress(BatchProgress progress) {
                    if (Thread.currentThread() != test[0]) {
                      stopAndSwallowTheInterrupt();
                    }
                  }
                })
            .build());
    CompletableFuture<BatchSummary> run =
        CompletableFuture.supplyAsync(
            () -> {
              test[0] = Thread.currentThread();
              return runner.get().run(batch.input, batch.output);
            });

    assertThat(run.get(30, TimeUnit.SECONDS).isComplete()).isFalse();
  }

  private void stopAndSwallowTheInterrupt() {
    runner.get().stop();
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.interrupted(); // as a listener does that is not written for it
    }
  }

  @Test
  void stop_whileTheInputIsChecked_readsNoFurther() {
    AtomicInteger read = new AtomicInteger();
    Iterable<BatchItem> items =
        () ->
            IntStream.rangeClosed(1, 1000)
                .mapToObj(
                    i -> {
                      if (read.incrementAndGet() == 10) {
                        runner.get().stop();
                      }
                      return BatchItem.of("a" + i, r -> r.prompt("p"));
                    })
                .iterator();
    runner.set(batch.runner().build());

    BatchSummary summary =
        runner.get().run(BatchInput.items(items), BatchOutput.file(batch.output));

    assertThat(summary.isComplete()).isFalse();
    assertThat(read.get()).isLessThan(20);
    assertThat(batch.output).doesNotExist();
  }

  @Test
  void run_withTheThreadInterrupted_stopsAndKeepsTheFlag() {
    Thread.currentThread().interrupt();

    BatchSummary summary = run(batch.runner());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(summary.isComplete()).isFalse();
  }

  @Test
  void stop_withAStreamThatNeverEnds_doesNotWaitForIt() throws IOException {
    PipedOutputStream source = new PipedOutputStream();
    PipedInputStream input = new PipedInputStream(source);
    source.write("{\"id\":\"x\",\"prompt\":\"p\"}\n".getBytes(StandardCharsets.UTF_8));
    source.flush();
    runner.set(
        batch
            .runner()
            .listener(
                new BatchListener() {
                  @Override
                  public void onResult(BatchResult result) {
                    runner.get().stop();
                  }
                })
            .build());

    BatchSummary summary =
        runner
            .get()
            .run(BatchInput.stream(input, BatchFormat.jsonLines()), BatchOutput.file(batch.output));

    assertThat(summary.isComplete()).isFalse();
    assertThat(batch.results()).containsOnlyKeys("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void run_aListenerInterruptsItsThread_endsWithTheReason(int window) {
    BatchRunnerBuilder builder =
        batch
            .runner()
            .inputOrder(window)
            .listener(
                new BatchListener() {
                  @Override
                  public void onResult(BatchResult result) {
                    if (result.item().id().equals("a20")) {
                      Thread.currentThread().interrupt();
                    }
                  }
                });

    assertThatThrownBy(() -> run(builder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("interrupted its thread");
    assertThat(run(batch.runner()).isComplete()).isTrue();
  }

  @Test
  void stop_withTheLargestWindow_ends() {
    batch.answering(
        prompt -> {
          runner.get().stop();
          return LoopbackServer.completion();
        });

    assertThat(run(batch.runner().inputOrder(Integer.MAX_VALUE)).isComplete()).isFalse();
  }

  @Test
  void run_twiceAtOnce_isRefused() {
    batch.answering(
        prompt -> {
          assertThatThrownBy(() -> runner.get().run(batch.input, batch.output))
              .isInstanceOf(IllegalStateException.class);
          return LoopbackServer.completion();
        });

    assertThat(run(batch.runner()).isComplete()).isTrue();
  }

  @Test
  void run_intoAPipeThatIsClosed_endsAndHandsOverWhatCouldNotBeWritten() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    AtomicInteger writes = new AtomicInteger();
    OutputStream pipe =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (writes.incrementAndGet() > 20) {
              throw new IOException("Broken pipe");
            }
            written.write(bytes, offset, length);
          }
        };

    assertThatThrownBy(
            () ->
                batch.runner().build().run(BatchInput.file(batch.input), BatchOutput.stream(pipe)))
        .hasMessage("cannot write stream: Broken pipe")
        .isInstanceOfSatisfying(
            BatchOutputException.class,
            e -> {
              List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
              assertThat(lines.size() + e.unwritten().size()).isEqualTo(batch.requestCount());
              assertThat(e.unwritten()).isNotEmpty().allMatch(line -> line.startsWith("{\"id\":"));
            });
  }
}
