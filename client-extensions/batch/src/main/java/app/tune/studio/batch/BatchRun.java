package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.IdSet;
import app.tune.studio.batch.internal.pace.Pace;
import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.error.TuneStudioException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: a reader and workers, each on threads of their own, a writer, and its end. */
final class BatchRun {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
  private static final int READ_AHEAD = 256;

  private final Settings settings;
  private final TextCompletions completions;
  private final BatchInput input;
  private final BatchOutput output;
  private final IdSet ids = new IdSet();
  private final Tally tally = new Tally();
  private final FailureLimit failureLimit;
  private final Gate gate;
  private final Handoff<Task> tasks;
  private final ResultOrder order;
  private final Reporter reporter;
  private final CountDownLatch ending = new CountDownLatch(1);
  private volatile long total = -1;
  private @Nullable Supplier<RuntimeException> failure;

  BatchRun(
      Settings settings,
      TextCompletions completions,
      Time time,
      BatchInput input,
      BatchOutput output) {
    this.settings = settings;
    this.completions = completions;
    this.input = input;
    this.output = output;
    int workers = settings.pace().maxConcurrency();
    failureLimit = new FailureLimit(settings.maxFailures(), settings.maxFailureShare());
    gate = new Gate(new Pace(settings.pace(), ThreadLocalRandom.current(), time.nanos()), time);
    tasks = new Handoff<>(2 * workers + READ_AHEAD);
    order = new ResultOrder(settings.orderWindow());
    reporter = new Reporter(settings, tally, gate, time);
  }

  BatchSummary execute() {
    if (input.isRepeatable()) {
      long items = new InputCheck(input, ids).run(item -> {}, this::isEnding);
      if (items == InputCheck.STOPPED) {
        report();
        return summary();
      }
      total = items;
    }
    BatchOutput.Opened opened = open();
    ResultWriter writer = new ResultWriter(this, opened.sink(), order);
    try {
      work(writer);
    } finally {
      close(opened, writer);
    }
    report();
    IOException lost = writer.failure();
    if (lost != null) {
      throw new BatchOutputException(
          "cannot write " + output + ": " + lost.getMessage(), lost, writer.unwritten());
    }
    Supplier<RuntimeException> thrown = failure();
    if (thrown != null) {
      throw thrown.get();
    }
    return summary();
  }

  private BatchOutput.Opened open() {
    EarlierResults earlier = new EarlierResults(input, output, ids, settings.retryFailed());
    try {
      return output.open(
          settings.retryFailed(),
          entry -> {
            earlier.requireItem(entry);
            if (earlier.note(entry) && input.isRepeatable()) {
              tally.skipped();
            }
          });
    } catch (IOException e) {
      throw output.unusable(e);
    }
  }

  private void work(ResultWriter writer) {
    int count = workers();
    RunThreads threads = new RunThreads(count, ending, this::fail);
    Ticker ticker = new Ticker(this, writer, settings);
    Thread ticking;
    try {
      for (int i = 0; i < count; i++) {
        threads.startWorker(
            () -> new Worker(this, gate, settings, completions, writer).work(tasks));
      }
      ticking = threads.start("ticker", ticker::work);
      threads.start("reader", this::read);
    } catch (Error e) { // the system has no more threads
      ticker.end();
      end();
      throw e;
    }
    threads.awaitWorkers(settings.stopTimeout(), this::end);
    ticker.end();
    ticking.interrupt();
    RunThreads.join(ticking);
    writer.finish();
  }

  /** No more threads than there are items left. */
  private int workers() {
    long left = total < 0 ? Long.MAX_VALUE : total - tally.counts().skipped();
    return (int) Math.max(1, Math.min(left, settings.pace().maxConcurrency()));
  }

  private void read() throws InterruptedException {
    ItemFeed feed = new ItemFeed(input, ids, order, tasks, tally);
    try {
      total = Math.max(total, feed.work());
    } catch (BatchInputException e) {
      failWith(() -> feed.hasHandedOn() ? e.after(summary()) : e);
    } catch (RuntimeException e) {
      failWith(() -> e); // what was read before it is completed
    } finally {
      tasks.close();
    }
  }

  private void close(BatchOutput.Opened opened, ResultWriter writer) {
    try {
      opened.close();
    } catch (IOException e) {
      if (writer.failure() == null) {
        failWith(
            () -> new BatchOutputException("cannot write " + output + ": " + e.getMessage(), e));
      }
    }
  }

  /** Records a result that was written; one at a time. */
  void written(BatchResult result) {
    tally.written(result);
    guarded(() -> reporter.written(result));
    String reached = failureLimit.reached(tally.counts());
    if (reached != null) {
      abort(reached, result.failure());
    }
  }

  /** Records that all requests wait. */
  void paused(Duration wait, TuneStudioException reason) {
    LOG.info("all requests wait {} ms: {}", wait.toMillis(), reason.getMessage());
    guarded(() -> reporter.paused(wait, reason.reason()));
  }

  /** Reports the state to the listener. */
  void report() {
    guarded(() -> reporter.report(total));
  }

  private void guarded(Runnable listening) {
    try {
      listening.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  Tally tally() {
    return tally;
  }

  /** Ends the run because nothing can succeed any more. */
  void abort(String message, @Nullable Throwable cause) {
    String text = cause == null ? message : message + ": " + cause.getMessage();
    failWith(() -> new BatchAbortedException(text, cause, summary()));
    end();
  }

  private void fail(Throwable thrown) {
    failWith(
        () -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          return (RuntimeException) thrown;
        });
    end();
  }

  private synchronized void failWith(Supplier<RuntimeException> thrown) {
    if (failure == null) {
      failure = thrown;
    }
  }

  private synchronized @Nullable Supplier<RuntimeException> failure() {
    return failure;
  }

  /** Starts no more requests; those under way are waited for. */
  void end() {
    gate.close();
    tasks.discard();
    order.open();
    ending.countDown();
  }

  /** An interrupt ends the run, too. */
  private boolean isEnding() {
    return ending.getCount() == 0 || Thread.currentThread().isInterrupted();
  }

  private BatchSummary summary() {
    BatchProgress progress = reporter.progress(total);
    boolean complete = total >= 0 && progress.done() == total;
    return new BatchSummary(progress, tally.failures(), tally.firstMessages(), complete);
  }
}
