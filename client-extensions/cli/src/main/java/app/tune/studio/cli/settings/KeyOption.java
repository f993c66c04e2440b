package app.tune.studio.cli.settings;

import app.tune.studio.cli.host.Host;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The ways to give a key, in the order in which the first that is used wins. */
public enum KeyOption {
  /** A file that holds the key. */
  FILE("--api-key-file", "FILE", "File that holds the key and nothing else.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.ofFile(value, option(), host);
    }
  },
  /** A variable that holds the key. */
  VARIABLE("--api-key-env", "NAME", "Variable that holds the key, in place of TUNE_API_KEY.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.ofVariable(value, option(), host);
    }
  },
  /** The key is typed. */
  PROMPT("--api-key-prompt", null, "Asks for the key, which is not shown as you type it.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.ofPrompt(option(), host);
    }
  },
  /** The key is an argument. */
  UNSAFE(
      "--unsafe-api-key",
      "KEY",
      "The key itself, which everybody on this machine can read in the list of processes.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.of(value, option());
    }
  };

  private final String option;
  private final @Nullable String valueLabel;
  private final String description;

  KeyOption(String option, @Nullable String valueLabel, String description) {
    this.option = option;
    this.valueLabel = valueLabel;
    this.description = description;
  }

  abstract AccessKey read(String value, Host host);

  String option() {
    return option;
  }

  private OptionSpec spec() {
    OptionSpec.Builder spec = OptionSpec.builder(option).description(description);
    return valueLabel == null
        ? spec.type(boolean.class).arity("0").build()
        : spec.type(String.class).paramLabel(valueLabel).build();
  }

  /**
   * Adds the options to a command.
   *
   * @param command the command
   */
  public static void addTo(CommandSpec command) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().heading("%nKey:%n").validate(false).order(91);
    for (KeyOption option : values()) {
      group.addArg(option.spec());
    }
    command.addArgGroup(group.build());
  }

  /**
   * {@return the key of the options on a command line, empty if none is used}
   *
   * @param options the parsed command line
   * @param host holds variables, files and the terminal
   * @throws app.tune.studio.cli.report.UsageException if an option leads to no key
   */
  public static Optional<AccessKey> in(ParseResult options, Host host) {
    return Arrays.stream(values())
        .filter(key -> options.hasMatchedOption(key.option))
        .findFirst()
        .map(
            key ->
                key.read(
                    String.valueOf(options.matchedOption(key.option).<Object>getValue()), host));
  }
}
