package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An output that takes long to write: the workers wait for it, and use no processor meanwhile. */
@Timeout(30)
class SlowOutputTest {

  private static final int ITEMS = 50;

  @TempDir private Path folder;
  private final HeldOutput output = new HeldOutput();

  /** An output whose first write ends when it is let go. */
  private static final class HeldOutput extends OutputStream {

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws InterruptedIOException {
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException("interrupted while writing");
      }
      written.write(bytes, offset, length);
    }
  }

  private static boolean isParked(Thread thread) {
    return LockSupport.getBlocker(thread) instanceof ResultWriter;
  }

  private static Optional<Thread> parkedWorker() {
    return Thread.getAllStackTraces().keySet().stream().filter(SlowOutputTest::isParked).findAny();
  }

  /** Ends by the interrupt of the test's timeout at the latest. */
  private static void await(BooleanSupplier reached) throws InterruptedException {
    while (!reached.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the test's timeout");
      }
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void letGo() {
    output.letGo.countDown();
  }

  @Test
  void interrupt_whileAnotherWorkerWrites_parksAgainAndLosesNoResult() throws Exception {
    try (Fixture batch = new Fixture(folder)) {
      batch.items(ITEMS);
      CompletableFuture<BatchSummary> run =
          CompletableFuture.supplyAsync(
              () ->
                  batch
                      .runner()
                      .maxConcurrency(4)
                      .build()
                      .run(BatchInput.file(batch.input), BatchOutput.stream(output)));
      await(() -> parkedWorker().isPresent());
      Thread worker = parkedWorker().orElseThrow();

      worker.interrupt();

      await(() -> !worker.isInterrupted() && isParked(worker));
      letGo();
      assertThatThrownBy(() -> run.get(25, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(output.written.toString(StandardCharsets.UTF_8).lines().toList())
          .hasSize(batch.requestCount())
          .hasSizeGreaterThan(1)
          .doesNotHaveDuplicates();
    }
  }
}
