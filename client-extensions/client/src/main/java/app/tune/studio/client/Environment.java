package app.tune.studio.client;

import app.tune.studio.client.auth.KeyScheme;
import java.util.Map;
import java.util.function.Consumer;

/** Applies the settings in environment variables; unset and blank variables are ignored. */
final class Environment {

  private static final String API_KEY = "TUNE_API_KEY";
  private static final String ORGANIZATION = "TUNE_ORG_ID";
  private static final String BASE_URL = "TUNE_BASE_URL";
  private static final String PATH = "TUNE_PATH";
  private static final String KEY_SCHEME = "TUNE_AUTH_SCHEME";

  private Environment() {}

  static TuneStudioClientBuilder apply(
      Map<String, String> environment, TuneStudioClientBuilder builder) {
    set(environment, API_KEY, builder::apiKey);
    set(environment, ORGANIZATION, builder::organization);
    set(environment, BASE_URL, builder::baseUrl);
    set(environment, PATH, builder::path);
    set(environment, KEY_SCHEME, name -> builder.keyScheme(KeyScheme.of(name)));
    return builder;
  }

  private static void set(Map<String, String> environment, String name, Consumer<String> setter) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      return;
    }
    try {
      setter.accept(value.strip());
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(name + ": " + refused.getMessage(), refused);
    }
  }
}
