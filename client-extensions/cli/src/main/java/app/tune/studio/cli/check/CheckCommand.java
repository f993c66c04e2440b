package app.tune.studio.cli.check;

import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.CommonOptions;
import app.tune.studio.cli.request.RequestOptions;
import app.tune.studio.cli.settings.ConnectionOptions;
import app.tune.studio.cli.settings.Settings;
import app.tune.studio.model.TextCompletionRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tune check}: which settings work, and what to change about the others. */
@Command(
    name = "check",
    description =
        "Checks base URL, path, key, model and streaming, and looks for what works where they do"
            + " not. Costs at most two completions of one token each.",
    footer = {
      "",
      "Examples:",
      "  tune check --profile local",
      "  tune check --base-url http://127.0.0.1:8080"
    })
public final class CheckCommand implements Callable<Integer> {

  private static final String PROMPT = "Hello";

  private final Host host;
  private final ConnectionOptions connection;
  private final RequestOptions request;
  private final CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  /**
   * Makes the command.
   *
   * @param host what surrounds it
   */
  public CheckCommand(Host host) {
    this.host = host;
    this.connection = new ConnectionOptions(host);
    this.spec = CommandSpec.forAnnotatedObject(this);
    connection.addTo(spec);
    this.request =
        RequestOptions.addTo(
            spec, Set.of(RequestShape.prompt(), RequestShape.stream(), RequestShape.count()));
  }

  /** {@return the command and its options} */
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    ParseResult options = spec.commandLine().getParseResult();
    Settings settings = connection.resolve(options);
    Map<String, @Nullable Object> members = request.values(options, settings.requestMembers());
    members.remove(RequestShape.stream());
    members.remove(RequestShape.count());
    TextCompletionRequest smallest =
        request.build(PROMPT, members).toBuilder().maxTokens(1).build();
    Checklist list = new Checklist(host.out());
    return new Check(settings, new Probe(smallest), list).run(smallest.model()).status();
  }
}
