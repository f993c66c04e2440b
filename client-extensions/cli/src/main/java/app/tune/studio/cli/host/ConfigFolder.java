package app.tune.studio.cli.host;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each system wants the configuration of an application to be. */
final class ConfigFolder {

  private static final String APPLICATION = "tune";

  private ConfigFolder() {}

  /** Returns the folder; it need not exist. */
  static Path of(String system, Map<String, String> environment, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
    }
    Path usual =
        name.startsWith("mac")
            ? home.resolve("Library/Application Support")
            : home.resolve(".config");
    return absolute(environment.get("XDG_CONFIG_HOME"), usual);
  }

  /** A relative path is to be ignored, says the XDG specification. */
  private static Path absolute(@Nullable String variable, Path usual) {
    Path parent = variable == null || variable.isBlank() ? usual : Path.of(variable);
    return (parent.isAbsolute() ? parent : usual).resolve(APPLICATION);
  }
}
