package app.tune.studio.spark;

import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.auth.KeyScheme;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** The settings that Spark's configuration holds; what is unset is left out. */
final class SparkSettings {

  /** Matched by Spark's default of {@link #REDACTION}, so that Spark shows it nowhere. */
  static final String ACCESS_KEY = "spark.tune.access.key";

  static final String BASE_URL = "spark.tune.base.url";
  static final String PATH = "spark.tune.path";
  static final String KEY_SCHEME = "spark.tune.auth.scheme";
  static final String ORGANIZATION = "spark.tune.org.id";

  static final String CONCURRENCY = "spark.tune.concurrency";
  static final String REQUESTS_PER_MINUTE = "spark.tune.requests.per.minute";
  static final String MAX_FAILURES = "spark.tune.max.failures";

  private static final String REDACTION = "spark.redaction.regex";
  static final String DEFAULT_REDACTION = "(?i)secret|password|token|access[.]?key";

  private SparkSettings() {}

  /** Sets what the client of an executor is made of. */
  static void apply(SparkConf conf, TuneStudioClientBuilder builder) {
    set(conf, BASE_URL, builder::baseUrl);
    set(conf, PATH, builder::path);
    set(conf, KEY_SCHEME, name -> builder.keyScheme(KeyScheme.of(name)));
    set(conf, ORGANIZATION, builder::organization);
    set(conf, ACCESS_KEY, builder::apiKey);
  }

  /** Returns the options of the SQL function where no program sets them. */
  static CompletionOptions functionOptions(SparkConf conf) {
    CompletionOptionsBuilder builder = CompletionOptions.builder();
    set(conf, CONCURRENCY, number -> builder.concurrency(Integer.parseInt(number)));
    set(conf, REQUESTS_PER_MINUTE, number -> builder.requestsPerMinute(Integer.parseInt(number)));
    set(conf, MAX_FAILURES, number -> builder.maxFailures(Long.parseLong(number)));
    return builder.build();
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
