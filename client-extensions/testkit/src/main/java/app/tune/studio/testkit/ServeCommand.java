package app.tune.studio.testkit;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.json.ModelJson;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command that starts a server, without another program. */
@Command(
    name = "tune-studio-server",
    description = "Serves text completions on this machine, out of a small language model.",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  private final Consumer<TuneStudioServer> serving;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private TuneStudioServerOptions options = new TuneStudioServerOptions();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "Key that clients have to send, by default " + TuneStudioServerBuilder.DEFAULT_KEY + ".")
  private String key = TuneStudioServerBuilder.DEFAULT_KEY;

  @Option(names = "--help", usageHelp = true, description = "Shows this help.")
  private boolean help;

  /**
   * Prepares a run.
   *
   * @param serving called with the started server, which is closed when the call returns
   */
  ServeCommand(Consumer<TuneStudioServer> serving) {
    this.serving = serving;
  }

  /** Serves until the process is terminated, or returns an exit status. */
  static int run(String... args) {
    return commandLine(ServeCommand::serveForEver).execute(args);
  }

  static CommandLine commandLine(Consumer<TuneStudioServer> serving) {
    return new CommandLine(new ServeCommand(serving))
        .registerConverter(int.class, ServeCommand::integer)
        .registerConverter(Integer.class, ServeCommand::integer)
        .registerConverter(long.class, ServeCommand::longInteger)
        .registerConverter(Long.class, ServeCommand::longInteger)
        .setParameterExceptionHandler(ServeCommand::refuse);
  }

  private static Integer integer(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw notAnInteger(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  private static Long longInteger(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw notAnInteger(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** The library's own message names the type in Java. */
  private static TypeConversionException notAnInteger(String text, long least, long most) {
    return new TypeConversionException(
        "must be an integer from " + least + " to " + most + ", was " + text);
  }

  @Override
  public Integer call() {
    try (TuneStudioServer server = builder().start()) {
      announce(server);
      serving.accept(server);
      return CommandLine.ExitCode.OK;
    } catch (UncheckedIOException e) {
      commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private TuneStudioServerBuilder builder() {
    try {
      return options.toBuilder().apiKey(key);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine(), e.getMessage(), e);
    }
  }

  private void announce(TuneStudioServer server) {
    PrintWriter out = commandLine().getOut();
    out.println(
        "Serving " + server.url() + (options.requiresKey() ? " with key " + server.apiKey() : ""));
    out.println("Try: " + curl(server));
    out.println("End with Ctrl-C.");
    out.flush();
  }

  private String curl(TuneStudioServer server) {
    TextCompletionRequest request =
        TextCompletionRequest.builder().prompt("Once upon a time").stream(true).build();
    return "curl -N "
        + server.url()
        + (options.requiresKey() ? header(TextCompletionsApi.AUTHORIZATION, server.apiKey()) : "")
        + header(MediaType.HEADER, MediaType.JSON)
        + " -d '"
        + new String(ModelJson.bytes(request), StandardCharsets.UTF_8)
        + "'";
  }

  private static String header(String name, String value) {
    return " -H '" + name + ": " + value + "'";
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return spec.commandLine();
  }

  private static int refuse(ParameterException e, String[] args) {
    e.getCommandLine().getErr().println(e.getMessage() + " (--help lists all options)");
    return CommandLine.ExitCode.USAGE;
  }

  private static void serveForEver(TuneStudioServer server) {
    try {
      Thread.currentThread().join(); // the server's own threads are daemons
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
