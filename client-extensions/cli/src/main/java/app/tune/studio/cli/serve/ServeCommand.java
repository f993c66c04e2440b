package app.tune.studio.cli.serve;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Interruption;
import app.tune.studio.cli.report.CommonOptions;
import app.tune.studio.cli.report.UsageException;
import app.tune.studio.cli.settings.AccessKey;
import app.tune.studio.cli.settings.KeyOption;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.TuneStudioServerBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code tune serve}: a server on this machine, out of a small language model of its own. */
@Command(
    name = "serve",
    description = {
      "Serves completions on this machine, out of a small language model, for tests and for trying"
          + " things out."
    },
    footer = {
      "",
      "Examples:",
      "  tune serve --port 8080 --path /v1/completions",
      "  tune complete --openai-compatible http://127.0.0.1:8080/v1 --api-key-env TEST_KEY Once"
    })
public final class ServeCommand implements Callable<Integer> {

  private final Host host;
  private final CommandSpec spec;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Port; 0, the default, takes a free one.")
  private int port;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Path of requests; /v1/completions for clients of OpenAI's protocol.")
  private String path = TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH;

  @Option(names = "--no-key", description = "Requires no key.")
  private boolean withoutKey;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Name of a model; may be repeated, the first one is the default.")
  private List<String> models = List.of();

  @Option(
      names = "--org-id",
      paramLabel = "ID",
      description = "Refuses requests that name another organization.")
  private @Nullable String organization;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Makes completions repeatable: the same request always gets the same one.")
  private @Nullable Long seed;

  @Option(
      names = "--delay-per-token",
      paramLabel = "MILLISECONDS",
      description = "Time that each token takes; 0 by default.")
  private long delayPerToken;

  @Option(
      names = "--context-length",
      paramLabel = "TOKENS",
      description = "Maximum number of tokens of a prompt and its completion together.")
  private @Nullable Integer contextLength;

  @Option(
      names = "--max-body-bytes",
      paramLabel = "BYTES",
      description = "Maximum size of a request in bytes.")
  private @Nullable Integer maxBodyBytes;

  /**
   * Makes the command.
   *
   * @param host what surrounds it
   */
  public ServeCommand(Host host) {
    this.host = host;
    this.spec = CommandSpec.forAnnotatedObject(this);
    KeyOption.addTo(spec);
  }

  /** {@return the command and its options} */
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Optional<AccessKey> key = KeyOption.in(spec.commandLine().getParseResult(), host);
    try (TuneStudioServer server = builder(key).start();
        Interruption interruption = Interruption.handle(host, end::countDown)) {
      new Announcement(host.out(), server, shown(key)).print();
      end.await();
      return interruption.status();
    }
  }

  private TuneStudioServerBuilder builder(Optional<AccessKey> key) {
    TuneStudioServerBuilder server = TuneStudioServer.builder();
    try {
      server.port(port).path(path).requireKey(!withoutKey);
      server.delayPerToken(Duration.ofMillis(delayPerToken));
      key.ifPresent(own -> server.apiKey(own.value()));
      if (!models.isEmpty()) {
        server.models(models);
      }
      if (organization != null) {
        server.organization(organization);
      }
      if (seed != null) {
        server.seed(seed);
      }
      if (contextLength != null) {
        server.contextLength(contextLength);
      }
      if (maxBodyBytes != null) {
        server.maxBodyBytes(maxBodyBytes);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    return server;
  }

  private Announcement.Key shown(Optional<AccessKey> key) {
    if (withoutKey) {
      return Announcement.Key.NONE;
    }
    return key.isPresent() ? Announcement.Key.OWN : Announcement.Key.PUBLIC;
  }
}
