package app.tune.studio.cli.settings;

import app.tune.studio.cli.contract.RequestShape;
import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.FailureReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say where requests go, and what they and their substitutes come to. */
public final class ConnectionOptions {

  static final String COMPATIBLE = "--" + Profile.OPENAI_COMPATIBLE;
  private static final String PROFILE = "--profile";
  private static final String CONFIG = "--config";
  private static final String PROFILE_VARIABLE = "TUNE_PROFILE";
  private static final String CONFIG_VARIABLE = "TUNE_CONFIG";
  private static final String KEY_VARIABLE = "TUNE_API_KEY";
  private static final String MODEL_VARIABLE = "TUNE_MODEL";

  private final Host host;

  /**
   * Prepares the options.
   *
   * @param host holds variables and the configuration file
   */
  public ConnectionOptions(Host host) {
    this.host = host;
  }

  /**
   * Adds the options to a command.
   *
   * @param command the command
   */
  public void addTo(CommandSpec command) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().heading("%nServer:%n").validate(false).order(90);
    group.addArg(
        option(
            PROFILE, "NAME", "Profile of the configuration file. Variable: " + PROFILE_VARIABLE));
    group.addArg(
        option(
            COMPATIBLE,
            "URL",
            "Server with OpenAI's protocol (llama.cpp, vLLM, LM Studio), address"
                + " with version: sets base URL, path and key scheme."));
    for (Setting setting : Setting.values()) {
      group.addArg(option(setting.option(), setting.valueLabel(), setting.description()));
    }
    group.addArg(
        option(
            CONFIG,
            "FILE",
            "Configuration file, in place of the user's. Variable: " + CONFIG_VARIABLE));
    command.addArgGroup(group.build());
    KeyOption.addTo(command);
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .description(description)
        .type(String.class)
        .paramLabel(label)
        .build();
  }

  /**
   * Puts together what options, variables and the profile say, in this order of precedence.
   *
   * @param options the parsed command line
   * @return the settings
   * @throws app.tune.studio.cli.report.UsageException if something is wrong about one
   */
  public Settings resolve(ParseResult options) {
    ConfigFile file = file(options);
    Profile profile = file.profile(chosen(options)).orElse(Profile.NONE);
    if (profile.holdsKey() && file.isReadableByOthers()) {
      new FailureReport(host, false)
          .warning(file.path() + " holds a key and can be read by others; chmod 600 it");
    }
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    values.putAll(Layer.of(profile));
    values.putAll(Layer.ofVariables(host.environment()));
    values.putAll(Layer.of(options));
    return new Settings(values, key(options, profile).orElse(null), members(profile), file.path());
  }

  private ConfigFile file(ParseResult options) {
    String named = options.matchedOptionValue(CONFIG, variable(CONFIG_VARIABLE).orElse(null));
    return named == null
        ? ConfigFile.read(host.configFolder().resolve(ConfigFile.NAME), false)
        : ConfigFile.read(Path.of(named), true);
  }

  private @Nullable String chosen(ParseResult options) {
    return options.matchedOptionValue(PROFILE, variable(PROFILE_VARIABLE).orElse(null));
  }

  private Optional<AccessKey> key(ParseResult options, Profile profile) {
    return KeyOption.in(options, host)
        .or(() -> variable(KEY_VARIABLE).map(key -> AccessKey.of(key, KEY_VARIABLE)))
        .or(() -> profile.key(host));
  }

  private Map<String, JsonNode> members(Profile profile) {
    Map<String, JsonNode> members = new LinkedHashMap<>(profile.request());
    variable(MODEL_VARIABLE)
        .ifPresent(model -> members.put(RequestShape.model(), TextNode.valueOf(model)));
    return members;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(host.environment().get(name)).filter(value -> !value.isBlank());
  }
}
