package app.tune.studio.spring.autoconfigure;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Preset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** What the properties of a client say about its server. */
record PropertiesConnectionDetails(
    ClientProperties properties, TuneStudioProperties settings, @Nullable SslBundles bundles)
    implements TuneStudioConnectionDetails {

  @Override
  public @Nullable String getBaseUrl() {
    if (settings.baseUrl() == null && isCompatible()) {
      throw new InvalidPropertyException(
          properties.nameOf("base-url"),
          "must be set for the server of the preset " + properties.nameOf("preset"));
    }
    return settings.baseUrl();
  }

  @Override
  public @Nullable String getPath() {
    return settings.path() == null && isCompatible()
        ? TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH
        : settings.path();
  }

  @Override
  public @Nullable String getApiKey() {
    return settings.apiKey();
  }

  @Override
  public @Nullable KeyScheme getKeyScheme() {
    String name = settings.keyScheme();
    if (name == null) {
      return isCompatible() ? KeyScheme.BEARER : null;
    }
    try {
      return KeyScheme.of(name);
    } catch (IllegalArgumentException refused) {
      throw new InvalidPropertyException(properties.nameOf("key-scheme"), refused);
    }
  }

  @Override
  public @Nullable String getOrganization() {
    return settings.organization();
  }

  @Override
  public @Nullable SslBundle getSslBundle() {
    String name = settings.ssl().bundle();
    if (name == null) {
      return null;
    }
    String property = properties.nameOf("ssl.bundle");
    if (bundles == null) {
      throw new InvalidPropertyException(property, "the application has no SSL bundles");
    }
    try {
      return bundles.getBundle(name);
    } catch (NoSuchSslBundleException unknown) {
      throw new InvalidPropertyException(property, String.valueOf(unknown.getMessage()));
    }
  }

  private boolean isCompatible() {
    return settings.preset() == Preset.OPENAI_COMPATIBLE;
  }

  /** Shows no value, since one is the key. */
  @Override
  public String toString() {
    return "PropertiesConnectionDetails";
  }
}
