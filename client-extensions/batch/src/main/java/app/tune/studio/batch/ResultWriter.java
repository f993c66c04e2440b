package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.LineSink;
import app.tune.studio.batch.internal.file.PartialWriteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes results, on a thread of its own. What cannot be written is kept, and the run ends: the
 * results are paid for.
 */
final class ResultWriter {

  private final BatchRun run;
  private final LineSink sink;
  private final ResultOrder order;
  private final Handoff<Finished> results;
  private final Settings settings;
  private final List<Finished> unwritten = new ArrayList<>();
  private @Nullable IOException failure;
  private long lastSync = System.nanoTime();
  private long lastProgress = lastSync;
  private boolean unsynced;

  ResultWriter(
      BatchRun run,
      LineSink sink,
      ResultOrder order,
      Handoff<Finished> results,
      Settings settings) {
    this.run = run;
    this.sink = sink;
    this.order = order;
    this.results = results;
    this.settings = settings;
  }

  /** Writes until there is nothing more to come. */
  void work() throws InterruptedException {
    while (!results.isDrained()) {
      write(order.ready(results.takeAll(tick())));
      if (isDue(lastSync, settings.syncInterval())) {
        sync();
      }
      if (isDue(lastProgress, settings.progressInterval())) {
        lastProgress = System.nanoTime();
        run.report();
      }
    }
    write(order.rest());
    writeAgain();
  }

  private Duration tick() {
    return settings.syncInterval().compareTo(settings.progressInterval()) < 0
        ? settings.syncInterval()
        : settings.progressInterval();
  }

  private static boolean isDue(long last, Duration interval) {
    return System.nanoTime() - last >= interval.toNanos();
  }

  private void write(List<Finished> ready) {
    if (ready.isEmpty()) {
      return;
    }
    if (failure != null) {
      unwritten.addAll(ready);
      return;
    }
    int written = ready.size();
    try {
      sink.write(lines(ready));
    } catch (PartialWriteException e) {
      written = e.written();
      fail(e);
    }
    unsynced = true;
    ready.subList(0, written).forEach(this::written);
    unwritten.addAll(ready.subList(written, ready.size()));
  }

  private static List<byte[]> lines(List<Finished> results) {
    return results.stream().map(Finished::line).toList();
  }

  private void written(Finished finished) {
    run.written(finished.result());
  }

  private void fail(IOException e) {
    failure = e;
    run.end();
  }

  private void sync() {
    lastSync = System.nanoTime();
    if (unsynced && failure == null) {
      unsynced = false;
      try {
        sink.sync();
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  /** Room may have been made while the last requests were under way. */
  private void writeAgain() {
    if (unwritten.isEmpty()) {
      return;
    }
    int written = unwritten.size();
    try {
      sink.write(lines(unwritten));
    } catch (PartialWriteException e) {
      written = e.written();
    }
    unwritten.subList(0, written).forEach(this::written);
    unwritten.subList(0, written).clear();
  }

  /** Returns why the output could not be written, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  /** Returns the lines that could not be written. */
  List<String> unwritten() {
    return lines(unwritten).stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList();
  }
}
