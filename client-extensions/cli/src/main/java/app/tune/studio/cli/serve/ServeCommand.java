package app.tune.studio.cli.serve;

import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.host.Interruption;
import app.tune.studio.cli.report.CommonOptions;
import app.tune.studio.cli.report.UsageException;
import app.tune.studio.cli.settings.AccessKey;
import app.tune.studio.cli.settings.KeyOption;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.TuneStudioServerBuilder;
import app.tune.studio.testkit.TuneStudioServerOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

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
  @Mixin private TuneStudioServerOptions options = new TuneStudioServerOptions();

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
    try {
      TuneStudioServerBuilder server = options.toBuilder();
      key.ifPresent(own -> server.apiKey(own.value()));
      return server;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private Announcement.Key shown(Optional<AccessKey> key) {
    if (!options.requiresKey()) {
      return Announcement.Key.NONE;
    }
    return key.isPresent() ? Announcement.Key.OWN : Announcement.Key.PUBLIC;
  }
}
