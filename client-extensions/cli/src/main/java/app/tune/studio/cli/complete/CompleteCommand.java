package app.tune.studio.cli.complete;

import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Interruption;
import app.tune.studio.cli.report.CommonOptions;
import app.tune.studio.cli.request.RequestOptions;
import app.tune.studio.cli.settings.ConnectionOptions;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code tune complete}: one prompt, its completion on standard output as it is generated. */
@Command(
    name = "complete",
    description = "Completes a prompt; the text appears as it is generated.",
    footer = {
      "",
      "Examples:",
      "  tune complete \"Once upon a time\" --max-tokens 64",
      "  git diff | tune complete --json --set seed=7 | jq -r '.choices[0].text'",
      "  tune complete --file story.txt --n 3 --stop $'\\n\\n'"
    })
public final class CompleteCommand implements Callable<Integer> {

  private final Host host;
  private final ConnectionOptions connection;
  private final RequestOptions request;
  private final CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROMPT",
      description =
          "The text to complete, after -- where it begins with -; - or none reads standard input."
              + " One line ending at the end of a file or of standard input is left out.")
  private @Nullable String prompt;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      order = 1,
      description = "Reads the prompt from a file.")
  private @Nullable Path file;

  @Option(
      names = "--json",
      order = 2,
      description =
          "Writes the whole response as JSON; with --stream each part of it, one per line.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      order = 3,
      description = "Leaves out the line on standard error that reports the usage.")
  private boolean quiet;

  /**
   * Makes the command.
   *
   * @param host what surrounds it
   */
  public CompleteCommand(Host host) {
    this.host = host;
    this.connection = new ConnectionOptions(host);
    this.spec = CommandSpec.forAnnotatedObject(this);
    connection.addTo(spec);
    this.request = RequestOptions.addTo(spec, Set.of(RequestShape.prompt()));
  }

  /** {@return the command and its options} */
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    ParseResult options = spec.commandLine().getParseResult();
    Settings settings = connection.resolve(options);
    Map<String, @Nullable Object> members = request.values(options, settings.requestMembers());
    Object streamed = members.remove(RequestShape.stream());
    boolean stream = streamed == null ? !json : Boolean.parseBoolean(streamed.toString());
    TextCompletionRequest built = request.build(new PromptSource(host).read(prompt, file), members);
    try (TuneStudioClient client = settings.client();
        Interruption interruption = Interruption.handle(host, client::close)) {
      CompletionRun run = new CompletionRun(client, built, printer(built));
      try {
        run.run(stream);
      } catch (TuneStudioException failure) {
        if (interruption.status() == 0) {
          throw failure;
        }
        return interruption.status();
      }
      if (!quiet) {
        host.err().println(host.err().styled("faint", run.usage()));
      }
      return 0;
    }
  }

  private CompletionPrinter printer(TextCompletionRequest built) {
    Object count = built.member(RequestShape.count());
    return json
        ? new JsonPrinter(host.out())
        : new TextPrinter(host.out(), count instanceof Number n ? n.intValue() : 1);
  }
}
