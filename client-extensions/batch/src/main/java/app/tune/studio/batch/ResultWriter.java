package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.LineSink;
import app.tune.studio.batch.internal.file.PartialWriteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes results. Thread-safe: each worker writes its own result, and those of others that came
 * meanwhile, before it sends its next request. So a killed process has lost no more than what was
 * under way, and no result costs a switch of threads.
 *
 * <p>What cannot be written is kept, and the run ends: the results are paid for.
 */
final class ResultWriter {

  private final BatchRun run;
  private final LineSink sink;
  private final ResultOrder order;
  private final ConcurrentLinkedQueue<Finished> waiting = new ConcurrentLinkedQueue<>();
  private final List<Finished> unwritten = new ArrayList<>();
  private @Nullable IOException failure;
  private boolean unsynced;

  ResultWriter(BatchRun run, LineSink sink, ResultOrder order) {
    this.run = run;
    this.sink = sink;
    this.order = order;
  }

  /** Writes a result, unless it has to wait for one that comes before it in the input. */
  void write(Finished finished) {
    waiting.add(finished);
    writeWaiting();
  }

  private synchronized void writeWaiting() {
    List<Finished> results = new ArrayList<>();
    for (Finished next = waiting.poll(); next != null; next = waiting.poll()) {
      results.add(next);
    }
    if (!results.isEmpty()) {
      write(order.ready(results));
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
      sink.write(results.stream().map(Finished::line).toList());
    } catch (PartialWriteException e) {
      written = e.written();
      fail(e);
    }
    results.subList(0, written).forEach(result -> run.written(result.result()));
    unwritten.addAll(results.subList(written, results.size()));
  }

  private void fail(IOException e) {
    if (failure == null) {
      failure = e;
    }
    run.end();
  }

  /** Forces what was written to the disk. */
  synchronized void sync() {
    if (unsynced && failure == null) {
      unsynced = false;
      try {
        sink.sync();
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  /** Writes what waits for results that will not come, and tries again what failed before. */
  synchronized void finish() {
    write(order.rest());
    List<Finished> again = List.copyOf(unwritten);
    unwritten.clear();
    writeUntilFailure(again);
  }

  /** Returns why the output could not be written, or null. */
  synchronized @Nullable IOException failure() {
    return failure;
  }

  /** Returns the lines that could not be written. */
  synchronized List<String> unwritten() {
    return unwritten.stream()
        .map(result -> new String(result.line(), StandardCharsets.UTF_8))
        .toList();
  }
}
