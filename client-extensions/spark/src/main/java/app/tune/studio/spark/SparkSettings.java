package app.tune.studio.spark;

import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.auth.KeyScheme;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** The settings of the client that Spark's configuration holds; what is unset is left out. */
final class SparkSettings {

  /** Matched by Spark's default of {@link #REDACTION}, so that Spark shows it nowhere. */
  static final String ACCESS_KEY = "spark.tune.access.key";

  static final String BASE_URL = "spark.tune.base.url";
  static final String PATH = "spark.tune.path";
  static final String KEY_SCHEME = "spark.tune.auth.scheme";
  static final String ORGANIZATION = "spark.tune.org.id";

  private static final String REDACTION = "spark.redaction.regex";
  static final String DEFAULT_REDACTION = "(?i)secret|password|token|access[.]?key";

  private SparkSettings() {}

  static void apply(SparkConf conf, TuneStudioClientBuilder builder) {
    set(conf, BASE_URL, builder::baseUrl);
    set(conf, PATH, builder::path);
    set(conf, KEY_SCHEME, name -> builder.keyScheme(KeyScheme.of(name)));
    set(conf, ORGANIZATION, builder::organization);
    set(conf, ACCESS_KEY, builder::apiKey);
  }

  /**
   * Refuses a configuration that would show the access key in Spark's UI and event log.
   *
   * @throws IllegalArgumentException where the key is set and its name is not redacted
   */
  static void checkRedaction(SparkConf conf) {
    if (conf.contains(ACCESS_KEY)
        && !Pattern.compile(conf.get(REDACTION, DEFAULT_REDACTION)).matcher(ACCESS_KEY).find()) {
      throw new IllegalArgumentException(
          REDACTION + ": must match " + ACCESS_KEY + ", or Spark shows the access key");
    }
  }

  private static void set(SparkConf conf, String name, Consumer<String> setter) {
    String value = conf.get(name, "").strip();
    if (value.isEmpty()) {
      return;
    }
    try {
      setter.accept(value);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(name + ": " + refused.getMessage(), refused);
    }
  }
}
