package app.tune.studio.cli.settings;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.cli.report.UsageException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The settings that one source holds; the preset for a kind of server stands behind the others. */
final class Layer {

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private Layer() {}

  static Map<Setting, Value> of(Profile profile) {
    Layer layer = new Layer();
    String preset = profile.values().get(Profile.OPENAI_COMPATIBLE);
    layer.preset(preset, profile.name(Profile.OPENAI_COMPATIBLE));
    for (Setting setting : Setting.values()) {
      layer.put(setting, profile.values().get(setting.label()), profile.name(setting.label()));
    }
    return layer.values;
  }

  static Map<Setting, Value> ofVariables(Map<String, String> environment) {
    Layer layer = new Layer();
    for (Setting setting : Setting.values()) {
      String variable = setting.variable();
      if (variable != null) {
        layer.put(setting, environment.get(variable), variable);
      }
    }
    return layer.values;
  }

  static Map<Setting, Value> of(ParseResult options) {
    Layer layer = new Layer();
    layer.preset(given(options, ConnectionOptions.COMPATIBLE), ConnectionOptions.COMPATIBLE);
    for (Setting setting : Setting.values()) {
      layer.put(setting, given(options, setting.option()), setting.option());
    }
    return layer.values;
  }

  /**
   * Returns the value of an option, or null. An empty one is the variable of a script that is not
   * set; without it, the key would go to another server.
   */
  private static @Nullable String given(ParseResult options, String name) {
    String text = options.matchedOptionValue(name, null);
    if (text != null && text.isBlank()) {
      throw new UsageException(name + ": must not be empty");
    }
    return text;
  }

  private void preset(@Nullable String url, String origin) {
    if (url != null) {
      put(Setting.BASE_URL, url, origin);
      put(Setting.PATH, TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH, origin);
      put(Setting.KEY_SCHEME, TextCompletionsApi.BEARER, origin);
    }
  }

  private void put(Setting setting, @Nullable String text, String origin) {
    if (text != null && !text.isBlank()) {
      values.put(setting, new Value(text.strip(), origin));
    }
  }
}
