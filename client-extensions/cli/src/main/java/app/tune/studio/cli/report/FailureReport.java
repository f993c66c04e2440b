package app.tune.studio.cli.report;

import app.tune.studio.batch.BatchException;
import app.tune.studio.cli.host.ClosedOutputException;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Output;
import app.tune.studio.client.error.TuneStudioException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Tells a user what went wrong: one line, a hint, and a stack trace only where asked for. */
public final class FailureReport {

  private final Output err;
  private final boolean verbose;

  /**
   * Prepares a report.
   *
   * @param host whose standard error is written to
   * @param verbose whether to show stack traces
   */
  public FailureReport(Host host, boolean verbose) {
    this.err = host.err();
    this.verbose = verbose;
  }

  /**
   * Writes what is known of a failure.
   *
   * @param failure what a command ended with
   * @param command the name of the command, for a hint at its help
   * @return the code to exit with
   */
  public ExitCode report(Throwable failure, String command) {
    if (failure instanceof ClosedOutputException) {
      return ExitCode.CLOSED_OUTPUT;
    }
    if (verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      err.print(trace.toString());
    }
    if (failure instanceof UsageException) {
      error(String.valueOf(failure.getMessage()));
      hint("see " + command + " --help");
      return ExitCode.USAGE;
    } else if (failure instanceof TuneStudioException call) {
      error(String.valueOf(call.getMessage()));
      ExitCode code = ExitCode.of(call);
      Hints.of(call, code).ifPresent(this::hint);
      return code;
    } else if (failure instanceof BatchException batch) {
      error(String.valueOf(batch.getMessage()));
      return ExitCode.of(batch);
    } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      error(describe(failure));
    } else {
      error("unexpected " + failure);
      hint(verbose ? "please report it with the stack trace above" : "--verbose shows where");
    }
    return ExitCode.FAILURE;
  }

  /**
   * Writes one line that says what is wrong.
   *
   * @param message what is wrong
   */
  public void error(String message) {
    err.println(err.styled("bold,red", "error:") + " " + OneLine.of(message));
  }

  /**
   * Writes one line about what may be wrong.
   *
   * @param message what may be wrong
   */
  public void warning(String message) {
    err.println(err.styled("bold,yellow", "warning:") + " " + OneLine.of(message));
  }

  /**
   * Writes one line about what to do.
   *
   * @param message what to do
   */
  public void hint(String message) {
    err.println(err.styled("bold", "hint:") + " " + OneLine.of(message));
  }

  /** The messages of some exceptions are but the name of a file. */
  private static String describe(Throwable failure) {
    Throwable cause = failure.getCause();
    if (cause != null && String.valueOf(failure.getMessage()).equals(cause.toString())) {
      return describe(cause);
    } else if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": there is no such file";
    }
    return failure instanceof AccessDeniedException
        ? failure.getMessage() + ": access denied"
        : String.valueOf(failure.getMessage());
  }
}
