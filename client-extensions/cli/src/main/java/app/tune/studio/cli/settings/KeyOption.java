package app.tune.studio.cli.settings;

import app.tune.studio.cli.host.Host;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The ways to give a key, in the order in which the first that is used wins. */
enum KeyOption {
  FILE("--api-key-file", "FILE", "File that holds the key and nothing else.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.ofFile(value, option(), host);
    }
  },
  VARIABLE("--api-key-env", "NAME", "Variable that holds the key, in place of TUNE_API_KEY.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.ofVariable(value, option(), host);
    }
  },
  PROMPT("--api-key-prompt", null, "Type the key, unseen.") {
    @Override
    AccessKey read(String value, Host host) {
      return AccessKey.ofPrompt(option(), host);
    }
  },
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

  @Nullable String valueLabel() {
    return valueLabel;
  }

  String description() {
    return description;
  }

  /** Returns the key of the options on the command line, if there is one. */
  static Optional<AccessKey> in(ParseResult options, Host host) {
    return Arrays.stream(values())
        .filter(key -> options.hasMatchedOption(key.option))
        .findFirst()
        .map(key -> key.read(options.matchedOptionValue(key.option, "").toString(), host));
  }
}
