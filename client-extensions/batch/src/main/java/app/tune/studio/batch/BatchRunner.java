package app.tune.studio.batch;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Completes many prompts: reads items, sends them at the pace that the server takes, and writes one
 * line for each.
 *
 * <pre>{@code
 * BatchSummary summary = BatchRunner.builder(tune).maxConcurrency(32).build()
 *     .run(Path.of("prompts.jsonl"), Path.of("results.jsonl"));
 * }</pre>
 *
 * <p>The output is the journal: the same run, started again after it was stopped or killed, skips
 * what has a line there. Requests that were under way when a process was killed are sent again;
 * nothing else is.
 *
 * <p>One run at a time; {@link #stop} may be called from any thread.
 */
public final class BatchRunner {

  private final TextCompletions completions;
  private final Settings settings;
  private final Supplier<Time> clock;
  private final AtomicReference<BatchRun> current = new AtomicReference<>();

  BatchRunner(TextCompletions completions, Settings settings, Supplier<Time> clock) {
    this.completions = completions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * {@return a builder}
   *
   * @param tune sends the requests; it is not closed
   */
  public static BatchRunnerBuilder builder(TuneStudioClient tune) {
    return new BatchRunnerBuilder(tune);
  }

  /**
   * Completes the items of one file into another one, and waits for the end. The name of the input
   * suggests its format: {@link BatchFormat#of(Path)}.
   *
   * @param input plain or gzip
   * @param output nothing, or the output of an earlier run over the same input
   * @return what was done
   */
  public BatchSummary run(Path input, Path output) {
    return run(BatchInput.file(input), BatchOutput.file(output));
  }

  /**
   * Completes the items of an input, and waits for the end: that of the input, or the one after
   * {@link #stop}. An interrupt of the waiting thread is a stop, too; the flag stays set.
   *
   * @param input the items
   * @param output receives a line for each
   * @return what was done
   * @throws BatchInputException where the input is at fault
   * @throws BatchOutputException where the output cannot be used or written, or is the input
   * @throws BatchAbortedException where no request can succeed any more, or too many have failed
   * @throws IllegalStateException where this runner is at work already
   */
  public BatchSummary run(BatchInput input, BatchOutput output) {
    output.requireOtherThan(input);
    BatchRun run = new BatchRun(settings, completions, clock.get(), input, output);
    if (!current.compareAndSet(null, run)) {
      throw new IllegalStateException("this runner is at work already");
    }
    try {
      return run.execute();
    } finally {
      current.set(null);
    }
  }

  /**
   * Checks an input as a run would, and counts what is left to do. Sends and changes nothing.
   *
   * @param input the items; a stream is used up
   * @param output the output of an earlier run, or nothing
   * @return what a run would do
   * @throws BatchInputException where the input is at fault
   * @throws BatchOutputException where the output cannot be read, another run holds it, or it is
   *     the input
   */
  public BatchPlan plan(BatchInput input, BatchOutput output) {
    output.requireOtherThan(input);
    return new Planning(settings, input, output).plan();
  }

  /**
   * Ends the run gracefully: no more items are sent, those under way are waited for, up to the stop
   * timeout, and written. Returns at once; does nothing where there is no run.
   */
  public void stop() {
    BatchRun run = current.get();
    if (run != null) {
      run.end();
    }
  }
}
