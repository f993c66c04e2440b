package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.LineSink;
import app.tune.studio.batch.internal.file.PartialWriteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes results. Thread-safe: each worker writes its own result, and those of others that came
 * meanwhile, before it sends its next request. So a killed process has lost no more than what was
 * under way, and no result costs a switch of threads.
 *
 * <p>What cannot be written is kept, and the run ends: the results are paid for.
 */
final class ResultWriter {

  /**
   * A write takes about a microsecond, and parking a thread and waking it ten times as long; a
   * worker that parks at once also finds the next write under way when it is back. More than these
   * yields mean a slow disk.
   */
  private static final int MAX_YIELDS = 100;

  private final BatchRun run;
  private final LineSink sink;
  private final ResultOrder order;
  private final ConcurrentLinkedQueue<Finished> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Finished> unwritten = new ArrayList<>();
  private @Nullable IOException failure;
  private boolean unsynced;

  ResultWriter(BatchRun run, LineSink sink, ResultOrder order) {
    this.run = run;
    this.sink = sink;
    this.order = order;
  }

  /**
   * Writes a result, unless it has to wait for one that comes before it in the input. An interrupt
   * neither loses it nor lets the thread spin; the flag is set again.
   */
  void write(Finished finished) {
    waiting.add(finished);
    boolean interrupted = Thread.interrupted(); // an interrupted thread cannot park
    writeWaiting();
    for (int yields = 0; !finished.isSettled(); yields++) {
      if (yields < MAX_YIELDS) {
        Thread.yield();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      writeWaiting();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Writes what waits, unless another worker is at it: that one looks again after it has let the
   * lock go, so that nothing is left behind, and wakes those whose results it has written.
   */
  private void writeWaiting() {
    while (!waiting.isEmpty() && lock.tryLock()) {
      List<Finished> results = new ArrayList<>();
      try {
        for (Finished next = waiting.poll(); next != null; next = waiting.poll()) {
          results.add(next);
        }
        write(order.ready(results));
      } finally {
        lock.unlock();
        results.forEach(Finished::settle);
      }
    }
  }

  private void write(List<Finished> ready) {
    if (failure == null && !ready.isEmpty()) {
      unsynced = true;
      writeUntilFailure(ready);
    } else {
      unwritten.addAll(ready);
    }
  }

  private void writeUntilFailure(List<Finished> results) {
    int written = results.size();
    try {
      sink.write(lines(results));
    } catch (PartialWriteException e) {
      written = e.written();
      fail(e);
    }
    results.subList(0, written).forEach(result -> run.written(result.result()));
    unwritten.addAll(results.subList(written, results.size()));
  }

  private static List<byte[]> lines(List<Finished> results) {
    List<byte[]> lines = new ArrayList<>(results.size());
    results.forEach(result -> lines.add(result.line()));
    return lines;
  }

  private void fail(IOException e) {
    lock.lock();
    if (failure == null) {
      failure = e;
    }
    lock.unlock();
    run.end();
  }

  /** Forces what was written to the disk. */
  void sync() {
    lock.lock();
    boolean due = unsynced && failure == null;
    unsynced = false;
    lock.unlock();
    writeWaiting();
    if (due) {
      try {
        sink.sync(); // without the lock: it may take long
      } catch (IOException e) {
        fail(e);
        writeWaiting(); // a worker may have found the lock taken
      }
    }
  }

  /**
   * Writes what waits for results that will not come, and tries again what failed before; called
   * when no worker is left, as are the methods below.
   */
  void finish() {
    write(order.rest());
    List<Finished> again = List.copyOf(unwritten);
    unwritten.clear();
    writeUntilFailure(again);
  }

  /** Returns why the output could not be written, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  /** Returns the lines that could not be written. */
  List<String> unwritten() {
    return unwritten.stream()
        .map(result -> new String(result.line(), StandardCharsets.UTF_8))
        .toList();
  }
}
