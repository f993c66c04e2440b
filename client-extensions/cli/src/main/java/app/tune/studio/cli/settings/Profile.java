package app.tune.studio.cli.settings;

import app.tune.studio.cli.host.Host;
import app.tune.studio.cli.report.UsageException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One profile of the configuration file.
 *
 * @param origin what messages call it
 * @param values the settings by their names, the members of requests and the key apart
 * @param request the members of requests, by their wire names
 */
record Profile(String origin, Map<String, String> values, Map<String, JsonNode> request) {

  static final String OPENAI_COMPATIBLE = "openai-compatible";
  static final String REQUEST = "request";
  private static final String KEY = "api-key";
  private static final String KEY_FILE = "api-key-file";
  private static final String KEY_VARIABLE = "api-key-env";

  static final Profile NONE = new Profile("", Map.of(), Map.of());

  /** Reads a profile and refuses what it does not know. */
  static Profile of(String origin, JsonNode node) {
    if (!node.isObject() && !node.isNull()) {
      throw new UsageException(origin + ": must hold settings by name");
    }
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, JsonNode> request = new LinkedHashMap<>();
    node.properties()
        .forEach(
            member -> {
              if (member.getKey().equals(REQUEST)) {
                requireObject(member.getValue(), origin);
                member.getValue().properties().forEach(m -> request.put(m.getKey(), m.getValue()));
              } else {
                values.put(known(member.getKey(), origin), scalar(member.getValue(), origin));
              }
            });
    return new Profile(origin, values, request);
  }

  boolean holdsKey() {
    return values.containsKey(KEY);
  }

  /** Returns the key that this profile holds or points to. */
  Optional<AccessKey> key(Host host) {
    if (values.containsKey(KEY_FILE)) {
      return Optional.of(AccessKey.ofFile(values.get(KEY_FILE), name(KEY_FILE), host));
    } else if (values.containsKey(KEY_VARIABLE)) {
      return Optional.of(AccessKey.ofVariable(values.get(KEY_VARIABLE), name(KEY_VARIABLE), host));
    }
    return Optional.ofNullable(values.get(KEY)).map(key -> AccessKey.of(key, name(KEY)));
  }

  String name(String setting) {
    return origin + ", " + setting;
  }

  private static String known(String name, String origin) {
    boolean known =
        Setting.named(name).isPresent()
            || name.equals(OPENAI_COMPATIBLE)
            || name.equals(KEY)
            || name.equals(KEY_FILE)
            || name.equals(KEY_VARIABLE);
    if (!known) {
      throw new UsageException(
          origin
              + ": there is no setting "
              + name
              + " (members of requests belong below request:)");
    }
    return name;
  }

  private static void requireObject(JsonNode members, String origin) {
    if (!members.isObject() && !members.isNull()) {
      throw new UsageException(origin + ": " + REQUEST + ": must hold members of requests by name");
    }
  }

  private static String scalar(JsonNode value, String origin) {
    if (!value.isValueNode()) {
      throw new UsageException(origin + ": a setting must be a single value");
    }
    return value.asText();
  }

  /** Shows no values: one may be the key. */
  @Override
  public String toString() {
    return "Profile[" + origin + "]";
  }
}
