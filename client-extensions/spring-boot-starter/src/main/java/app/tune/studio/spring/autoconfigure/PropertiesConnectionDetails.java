package app.tune.studio.spring.autoconfigure;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Preset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** What the properties of a client say about its server; what is blank is as good as not set. */
record PropertiesConnectionDetails(
    ClientProperties properties, TuneStudioProperties settings, @Nullable SslBundles bundles)
    implements TuneStudioConnectionDetails {

  @Override
  public @Nullable String getBaseUrl() {
    String baseUrl = text(settings.baseUrl());
    if (baseUrl == null && isCompatible()) {
      throw new InvalidPropertyException(
          properties.nameOf("base-url"),
          "must be set for the server of the preset " + properties.nameOf("preset"));
    }
    return baseUrl;
  }

  @Override
  public @Nullable String getPath() {
    String path = text(settings.path());
    return path == null && isCompatible()
        ? TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH
        : path;
  }

  @Override
  public @Nullable String getApiKey() {
    return text(settings.apiKey());
  }

  @Override
  public @Nullable KeyScheme getKeyScheme() {
    String name = text(settings.keyScheme());
    if (name == null) {
      return isCompatible() ? KeyScheme.BEARER : null;
    }
    try {
      CheckedSetters.requireNoPlaceholder(name);
      return KeyScheme.of(name);
    } catch (IllegalArgumentException refused) {
      throw new InvalidPropertyException(properties.nameOf("key-scheme"), refused);
    }
  }

  @Override
  public @Nullable String getOrganization() {
    return text(settings.organization());
  }

  @Override
  public @Nullable SslBundle getSslBundle() {
    String name = text(settings.ssl().bundle());
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

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
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
