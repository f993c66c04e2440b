package app.tune.studio.cli;

import app.tune.studio.cli.batch.BatchCommand;
import app.tune.studio.cli.check.CheckCommand;
import app.tune.studio.cli.complete.CompleteCommand;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.CommonOptions;
import app.tune.studio.cli.report.ExitCode;
import app.tune.studio.cli.report.FailureReport;
import app.tune.studio.cli.serve.ServeCommand;
import app.tune.studio.cli.settings.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together and runs one of them. */
final class TuneCommandLine {

  private static final int WIDTH = 100;
  private static final String HELP = "--help";

  private final Host host;
  private final CommandLine root;

  TuneCommandLine(Host host) {
    this.host = host;
    this.root = new CommandLine(new RootCommand());
    add(new CompleteCommand(host).spec());
    add(new BatchCommand(host).spec());
    add(new ServeCommand(host).spec());
    add(new CheckCommand(host).spec());
    root.addSubcommand(new GenerateCompletion());
    root.addSubcommand(new HelpCommand());
    root.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    configure();
  }

  private void add(CommandSpec command) {
    command.usageMessage().abbreviateSynopsis(true).sortOptions(false).sortSynopsis(false);
    root.addSubcommand(new CommandLine(command));
  }

  private void configure() {
    root.setOut(host.out().writer());
    root.setErr(host.err().writer());
    root.setColorScheme(Help.defaultColorScheme(host.out().ansi()));
    root.setUsageHelpWidth(WIDTH);
    root.setExpandAtFiles(false); // a prompt may begin with @
    Numbers.registerIn(root);
    root.setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line));
    root.setParameterExceptionHandler(this::reportUsage);
  }

  /** Runs the command line and returns the status to exit with. */
  int run(String... args) {
    return args.length == 0 ? root.execute(HELP) : root.execute(args);
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
    if (failure instanceof UnmatchedArgumentException unmatched) {
      report.error(unmatched(unmatched.getUnmatched().get(0), unmatched.isUnknownOption(), line));
    } else if (failure.getCause() instanceof TypeConversionException conversion
        && failure.getArgSpec() instanceof OptionSpec option) {
      report.error(option.longestName() + ": " + conversion.getMessage());
    } else {
      String message = String.valueOf(failure.getMessage());
      report.error(message.replace("option option", "option")); // the library writes it twice
    }
    UnmatchedArgumentException.printSuggestions(failure, line.getErr());
    report.hint("see " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.status();
  }

  /** Shows no value of an option: it may be a key, given to a misspelled one. */
  private String unmatched(String argument, boolean option, CommandLine line) {
    if (option) {
      return "Unknown option: " + argument.split("=", 2)[0];
    }
    return line == root
        ? "there is no command " + argument
        : "unexpected argument " + argument + "; a text with spaces needs quotes";
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(" " + code.status(), code.meaning());
    }
    return codes;
  }
}
