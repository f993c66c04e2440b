package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchInput;
import app.tune.studio.batch.BatchOutput;
import app.tune.studio.batch.BatchPlan;
import app.tune.studio.batch.BatchRunner;
import app.tune.studio.batch.BatchRunnerBuilder;
import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.CommonOptions;
import app.tune.studio.cli.report.ExitCode;
import app.tune.studio.cli.request.RequestOptions;
import app.tune.studio.cli.settings.ConnectionOptions;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.client.TuneStudioClient;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code tune batch}: a file of prompts into a file of results. */
@Command(
    name = "batch",
    description = {
      "Completes a file of prompts. The output is the journal as well: the same command, started"
          + " again after it was stopped or killed, resumes there and pays for nothing twice.",
      "Ctrl-C ends it when the requests in flight have ended; a second Ctrl-C ends it at once."
    },
    footer = {
      "",
      "Examples:",
      "  tune batch prompts.jsonl -o results.jsonl --max-tokens 64",
      "  tune batch mails.csv -o labels.jsonl --prompt 'Spam or ham? {subject}' --id-column id",
      "  tune batch prompts.jsonl -o results.jsonl --max-tokens 64 --dry-run"
    })
public final class BatchCommand implements Callable<Integer> {

  private final Host host;
  private final ConnectionOptions connection;
  private final RequestOptions request;
  private final CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "INPUT", description = "The items; - reads standard input.")
  private String input = InputOptions.STANDARD_STREAM;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description =
          "Results, one JSON line for each item; compressed if it ends with .gz. - writes to"
              + " standard output; such a batch cannot be resumed.")
  private String output = InputOptions.STANDARD_STREAM;

  @Option(
      names = "--dry-run",
      description = "Checks the input and reports what would be sent; sends nothing.")
  private boolean dryRun;

  @Option(
      names = {"-q", "--quiet"},
      description = "Shows no progress, only the summary.")
  private boolean quiet;

  @ArgGroup(validate = false, heading = "%nInput:%n", order = 1)
  private InputOptions inputOptions = new InputOptions();

  @ArgGroup(validate = false, heading = "%nPace:%n", order = 2)
  private PaceOptions paceOptions = new PaceOptions();

  @ArgGroup(validate = false, heading = "%nPrices:%n", order = 3)
  private PriceOptions priceOptions = new PriceOptions();

  /**
   * Makes the command.
   *
   * @param host what surrounds it
   */
  public BatchCommand(Host host) {
    this.host = host;
    this.connection = new ConnectionOptions(host);
    this.spec = CommandSpec.forAnnotatedObject(this);
    connection.addTo(spec);
    this.request = RequestOptions.addTo(spec, Set.of(RequestShape.prompt(), RequestShape.stream()));
  }

  /** {@return the command and its options} */
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    ParseResult options = spec.commandLine().getParseResult();
    Settings settings = connection.resolve(options);
    RequestDefaults defaults =
        RequestDefaults.of(request, request.values(options, settings.requestMembers()));
    try (TuneStudioClient client = dryRun ? settings.clientForNoCall() : settings.client();
        ProgressDisplay display =
            quiet || dryRun ? ProgressDisplay.none() : ProgressDisplay.on(host)) {
      BatchRunnerBuilder runner =
          BatchRunner.builder(client)
              .defaults(defaults::fill)
              .listener(display)
              .progressInterval(display.interval());
      paceOptions.apply(runner, settings.retries());
      priceOptions.prices().ifPresent(runner::prices);
      return dryRun ? plan(runner.build(), defaults) : run(runner.build(), display);
    }
  }

  private int run(BatchRunner runner, ProgressDisplay display) {
    BatchOutput results = results();
    SummaryReport summaries =
        new SummaryReport(host.err(), results.toString(), results.isResumable());
    return new BatchExecution(host, runner, display).run(items(), results, summaries);
  }

  private int plan(BatchRunner runner, RequestDefaults defaults) {
    BatchPlan plan = runner.plan(items(), results());
    new DryRun(
            host.out(), defaults.request(), priceOptions.prices(), paceOptions.requestsPerMinute())
        .print(plan);
    return ExitCode.OK.status();
  }

  private BatchInput items() {
    return inputOptions.open(input, host);
  }

  private BatchOutput results() {
    return output.equals(InputOptions.STANDARD_STREAM)
        ? BatchOutput.stream(host.out().stream()).named("standard output")
        : BatchOutput.file(Path.of(output));
  }
}
