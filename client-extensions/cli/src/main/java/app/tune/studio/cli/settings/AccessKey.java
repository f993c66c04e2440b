package app.tune.studio.cli.settings;

import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key, and where it came from. Never shows the key.
 *
 * @param value the key
 * @param origin the option, variable or profile that holds it or points to it
 */
public record AccessKey(String value, String origin) {

  static AccessKey of(String text, String origin) {
    String key = text.strip();
    if (key.isEmpty()) {
      throw new UsageException(origin + ": the key is empty");
    }
    return new AccessKey(key, origin);
  }

  /** Reads a file that holds nothing but the key. */
  static AccessKey ofFile(String name, String origin, Host host) {
    Path file = name.startsWith("~/") ? host.home().resolve(name.substring(2)) : Path.of(name);
    try {
      return of(Files.readString(file), origin + " " + name);
    } catch (IOException e) {
      throw new UsageException(origin + ": cannot read the file " + file, e);
    }
  }

  static AccessKey ofVariable(String name, String origin, Host host) {
    return of(host.environment().getOrDefault(name, ""), origin + " " + name);
  }

  static AccessKey ofPrompt(String origin, Host host) {
    char[] typed = host.password().get();
    if (typed == null) {
      throw new UsageException(origin + ": there is no terminal to type a key at");
    }
    return of(new String(typed), origin);
  }

  @Override
  public String toString() {
    return "AccessKey[" + origin + "]";
  }
}
