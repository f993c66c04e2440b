package app.tune.studio.cli.settings;

import app.tune.studio.cli.report.UsageException;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the client: an option {@code --name}, the same name in a profile, and for some a
 * variable.
 */
public enum Setting {
  /** The address that the path is added to. */
  BASE_URL(
      "base-url",
      "TUNE_BASE_URL",
      "URL",
      "Address that the path is added to; the hosted service if none is set.",
      TuneStudioClientBuilder::baseUrl),
  /** The path of completions. */
  PATH(
      "path",
      "TUNE_PATH",
      "PATH",
      "Path of completions at this server.",
      TuneStudioClientBuilder::path),
  /** The authentication scheme prefix. */
  KEY_SCHEME(
      "key-scheme",
      "TUNE_AUTH_SCHEME",
      "SCHEME",
      "The authentication scheme prefix: bare (nothing, the default), Bearer or another word.",
      (client, name) -> client.keyScheme(KeyScheme.of(name))),
  /** The organization. */
  ORGANIZATION(
      "org-id",
      "TUNE_ORG_ID",
      "ID",
      "Organization that requests are made for.",
      TuneStudioClientBuilder::organization),
  /** The timeout of making a connection. */
  CONNECT_TIMEOUT(
      "connect-timeout",
      null,
      "TIME",
      "To make a connection: 10s by default.",
      timeout(TuneStudioClientBuilder::connectTimeout)),
  /** The timeout of the head of a response. */
  FIRST_BYTE_TIMEOUT(
      "first-byte-timeout",
      null,
      "TIME",
      "From the request to the head of the response, which for --no-stream is the generation: 10m"
          + " by default.",
      timeout(TuneStudioClientBuilder::firstByteTimeout)),
  /** The timeout between two parts of a response. */
  IDLE_TIMEOUT(
      "idle-timeout",
      null,
      "TIME",
      "Between two parts of a response: 2m by default.",
      timeout(TuneStudioClientBuilder::idleTimeout)),
  /** The timeout of all attempts together. */
  TOTAL_TIMEOUT(
      "total-timeout",
      null,
      "TIME",
      "All attempts together, for a stream until it begins: 10m by default.",
      timeout(TuneStudioClientBuilder::totalTimeout)),
  /** How often a failed request is sent again. */
  RETRIES(
      "retries",
      null,
      "COUNT",
      "How often a failed request is sent again: 2 by default, in a batch 4.",
      (client, count) ->
          client.retryPolicy(
              RetryPolicy.standard().toBuilder().maxRetries(Numbers.integer(count)).build()));

  private final String label;
  private final @Nullable String variable;
  private final String valueLabel;
  private final String description;
  private final BiConsumer<TuneStudioClientBuilder, String> setter;

  Setting(
      String label,
      @Nullable String variable,
      String valueLabel,
      String description,
      BiConsumer<TuneStudioClientBuilder, String> setter) {
    this.label = label;
    this.variable = variable;
    this.valueLabel = valueLabel;
    this.description = description;
    this.setter = setter;
  }

  /** Shows a refused time as the user wrote it, below the option's name alone. */
  private static BiConsumer<TuneStudioClientBuilder, String> timeout(
      BiConsumer<TuneStudioClientBuilder, Duration> setter) {
    return (client, text) -> {
      Duration time = Durations.parse(text);
      try {
        setter.accept(client, time);
      } catch (IllegalArgumentException e) {
        String rule = UsageException.withoutName(e);
        throw new IllegalArgumentException(rule.replace(time.toString(), text), e);
      }
    };
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.label.equals(name)).findFirst();
  }

  /** {@return the name of the setting in a profile} */
  public String label() {
    return label;
  }

  /** {@return the option} */
  public String option() {
    return "--" + label;
  }

  @Nullable String variable() {
    return variable;
  }

  String valueLabel() {
    return valueLabel;
  }

  String description() {
    return variable == null ? description : description + " Variable: " + variable;
  }

  /** Applies a value; what is wrong with it is reported by the name that the user gave it. */
  void apply(TuneStudioClientBuilder client, Value value) {
    try {
      setter.accept(client, value.text());
    } catch (IllegalArgumentException e) {
      throw value.refused(UsageException.withoutName(e), e);
    }
  }
}
