package app.tune.studio.cli.settings;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.cli.report.UsageException;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What options, variables and the profile come to. Immutable. Never shows the key. */
public final class Settings {

  private final Map<Setting, Value> values;
  private final @Nullable AccessKey key;
  private final Map<String, JsonNode> requestMembers;
  private final Path configFile;

  Settings(
      Map<Setting, Value> values,
      @Nullable AccessKey key,
      Map<String, JsonNode> requestMembers,
      Path configFile) {
    this.values = Map.copyOf(values);
    this.key = key;
    this.requestMembers = requestMembers;
    this.configFile = configFile;
  }

  /**
   * {@return a client with these settings, to be closed}
   *
   * @throws UsageException if a setting is refused, or there is neither a key nor a base URL
   */
  public TuneStudioClient client() {
    TuneStudioClientBuilder client = configured();
    if (key == null && !values.containsKey(Setting.BASE_URL)) {
      throw new UsageException(
          "no key is set: use --api-key-file, TUNE_API_KEY or api-key-file in "
              + configFile
              + ", or --base-url for a server of your own");
    }
    return built(client);
  }

  /**
   * {@return a client with these settings that need not be able to call, to be closed}
   *
   * @throws UsageException if a setting is refused
   */
  public TuneStudioClient clientForNoCall() {
    return built(configured());
  }

  private TuneStudioClientBuilder configured() {
    TuneStudioClientBuilder client =
        TuneStudioClient.builder().baseUrl(TextCompletionsApi.BASE_URL);
    values.forEach((setting, value) -> setting.apply(client, value));
    if (key != null) {
      try {
        client.apiKey(key.value());
      } catch (IllegalArgumentException e) {
        throw new UsageException(key.origin() + ": " + e.getMessage(), e);
      }
    }
    return client;
  }

  private TuneStudioClient built(TuneStudioClientBuilder client) {
    try {
      return client.build();
    } catch (IllegalArgumentException e) { // a base URL that includes the path
      Value baseUrl = values.get(Setting.BASE_URL);
      throw baseUrl == null
          ? new UsageException(String.valueOf(e.getMessage()), e)
          : baseUrl.refused(UsageException.withoutName(e), e);
    }
  }

  /**
   * {@return these settings with another value of one}
   *
   * @param setting what to change
   * @param value the value and why it is tried
   */
  public Settings with(Setting setting, Value value) {
    Map<Setting, Value> changed = new EnumMap<>(Setting.class);
    changed.putAll(values);
    changed.put(setting, value);
    return new Settings(changed, key, requestMembers, configFile);
  }

  /**
   * {@return the value of a setting, empty where the client's default holds}
   *
   * @param setting which one
   */
  public Optional<Value> value(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /**
   * {@return how often a failed request is sent again, empty where it is not set}
   *
   * @throws UsageException if it is not a number from 0 on
   */
  public OptionalInt retries() {
    Value value = values.get(Setting.RETRIES);
    if (value == null) {
      return OptionalInt.empty();
    }
    Setting.RETRIES.apply(TuneStudioClient.builder(), value);
    return OptionalInt.of(Integer.parseInt(value.text()));
  }

  /** {@return where the key came from, empty where none is set} */
  public Optional<String> keyOrigin() {
    return Optional.ofNullable(key).map(AccessKey::origin);
  }

  /** {@return the members of requests that were set beside options, by their wire names} */
  public Map<String, JsonNode> requestMembers() {
    return requestMembers;
  }

  /** {@return the configuration file, which need not exist} */
  public Path configFile() {
    return configFile;
  }

  @Override
  public String toString() {
    return "Settings" + values;
  }
}
