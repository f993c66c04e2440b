package app.tune.studio.cli;

import app.tune.studio.cli.batch.BatchCommand;
import app.tune.studio.cli.check.CheckCommand;
import app.tune.studio.cli.complete.CompleteCommand;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.ExitCode;
import app.tune.studio.cli.report.FailureReport;
import app.tune.studio.cli.serve.ServeCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Puts the commands together and runs one of them. */
final class TuneCommandLine {

  private static final int WIDTH = 100;

  private final Host host;
  private final CommandLine root;

  TuneCommandLine(Host host) {
    this.host = host;
    this.root = new CommandLine(new RootCommand());
    CompleteCommand complete = new CompleteCommand(host);
    add(complete, complete::addOptionsTo);
    BatchCommand batch = new BatchCommand(host);
    add(batch, batch::addOptionsTo);
    ServeCommand serve = new ServeCommand(host);
    add(serve, serve::addOptionsTo);
    CheckCommand check = new CheckCommand(host);
    add(check, check::addOptionsTo);
    root.addSubcommand(new GenerateCompletion());
    root.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    configure();
  }

  /** Adds a command with its own options, those that it makes, and those that every one has. */
  private void add(Object command, Consumer<CommandSpec> options) {
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    spec.addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
    options.accept(spec);
    spec.usageMessage().abbreviateSynopsis(true).sortOptions(false).sortSynopsis(false);
    root.addSubcommand(line);
  }

  private void configure() {
    root.setOut(host.out().writer());
    root.setErr(host.err().writer());
    root.setColorScheme(Help.defaultColorScheme(host.out().ansi()));
    root.setUsageHelpWidth(WIDTH);
    root.setExpandAtFiles(false); // a prompt may begin with @
    root.setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line));
    root.setParameterExceptionHandler(this::reportUsage);
  }

  /** Runs the command line and returns the status to exit with. */
  int run(String... args) {
    return root.execute(args);
  }

  private int report(Exception failure, CommandLine line) {
    ParseResult parsed = line.getParseResult();
    boolean verbose = parsed != null && parsed.hasMatchedOption(CommonOptions.VERBOSE);
    return new FailureReport(host, verbose)
        .report(failure, line.getCommandSpec().qualifiedName())
        .status();
  }

  private int reportUsage(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    FailureReport report = new FailureReport(host, false);
    report.error(String.valueOf(failure.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, line.getErr());
    report.hint("see " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.status();
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(" " + code.status(), code.meaning());
    }
    return codes;
  }
}
