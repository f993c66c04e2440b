package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchAbortedException;
import app.tune.studio.batch.BatchInput;
import app.tune.studio.batch.BatchInputException;
import app.tune.studio.batch.BatchOutput;
import app.tune.studio.batch.BatchOutputException;
import app.tune.studio.batch.BatchRunner;
import app.tune.studio.batch.BatchSummary;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Interruption;
import app.tune.studio.cli.report.ExitCode;
import app.tune.studio.cli.report.FailureReport;
import java.util.Optional;

/** Runs a batch to its end, or to the one that a signal or a failure brings. */
final class BatchExecution {

  private final Host host;
  private final BatchRunner runner;
  private final ProgressDisplay display;
  private final FailureReport report;

  BatchExecution(Host host, BatchRunner runner, ProgressDisplay display) {
    this.host = host;
    this.runner = runner;
    this.display = display;
    this.report = new FailureReport(host, false);
  }

  /** Runs it and returns the status to exit with. */
  int run(BatchInput input, BatchOutput output, SummaryReport summaries) {
    Thread running = Thread.currentThread();
    try (Interruption interruption = Interruption.handle(host, () -> stop(running))) {
      BatchSummary summary = completed(input, output);
      display.close();
      summaries.print(summary);
      if (interruption.status() != 0 && !summary.isComplete()) {
        return interruption.status();
      }
      return (summary.progress().failed() == 0 ? ExitCode.OK : ExitCode.ITEMS_FAILED).status();
    } catch (BatchAbortedException e) {
      display.close();
      summaries.print(e.summary());
      throw e;
    } catch (BatchInputException e) {
      display.close();
      Optional.ofNullable(e.summary()).ifPresent(summaries::print);
      throw e;
    } catch (BatchOutputException e) {
      display.close();
      return unwritten(e).status();
    }
  }

  private BatchSummary completed(BatchInput input, BatchOutput output) {
    try {
      return runner.run(input, output);
    } finally {
      Thread.interrupted(); // the signal has had its effect
    }
  }

  /**
   * A reader that has had enough, as {@code head} has, is no error; the results are kept anyway.
   */
  private ExitCode unwritten(BatchOutputException failure) {
    ExitCode code = ExitCode.of(failure);
    if (code != ExitCode.CLOSED_OUTPUT) {
      report.error(String.valueOf(failure.getMessage()));
    }
    UnwrittenResults.save(failure, host.err(), report);
    return code;
  }

  /** Ends the run at once, and by an interrupt one that has not begun yet. */
  private void stop(Thread running) {
    display.beforeMessage();
    report.warning("ends when the requests in flight have ended; Ctrl-C again ends it at once");
    runner.stop();
    running.interrupt();
  }
}
