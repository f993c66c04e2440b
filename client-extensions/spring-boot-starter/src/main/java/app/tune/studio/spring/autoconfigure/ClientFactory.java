package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Builds clients: first the properties, then the server, then what the application changes. */
final class ClientFactory {

  private final Environment environment;
  private final ClientScopedBeans beans;
  private final @Nullable SslBundles bundles;

  ClientFactory(Environment environment, ClientScopedBeans beans, @Nullable SslBundles bundles) {
    this.environment = environment;
    this.beans = beans;
    this.bundles = bundles;
  }

  /** Returns the client without a name. */
  TuneStudioClient unnamed() {
    return build(
        ClientProperties.unnamed(environment), beans.connectionDetails(), beans.customizers());
  }

  /** Returns the client of that name. */
  TuneStudioClient named(String name) {
    return build(
        ClientProperties.named(environment, name),
        beans.connectionDetails(name),
        beans.customizers(name));
  }

  private TuneStudioClient build(
      ClientProperties properties,
      Optional<TuneStudioConnectionDetails> details,
      List<TuneStudioClientBuilderCustomizer> customizers) {
    TuneStudioProperties settings = properties.settings();
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    new BuilderSettings(properties, builder).apply(settings);
    connect(
        new CheckedSetters(properties),
        details.orElseGet(() -> new PropertiesConnectionDetails(properties, settings, bundles)),
        builder);
    customizers.forEach(customizer -> customizer.customize(builder));
    try {
      return builder.build();
    } catch (IllegalArgumentException incomplete) {
      throw new InvalidPropertyException(properties.nameOf("api-key"), incomplete);
    }
  }

  private static void connect(
      CheckedSetters setters,
      TuneStudioConnectionDetails details,
      TuneStudioClientBuilder builder) {
    setters.set("base-url", details.getBaseUrl(), builder::baseUrl);
    setters.set("path", details.getPath(), builder::path);
    setters.set("api-key", details.getApiKey(), builder::apiKey);
    setters.set("key-scheme", details.getKeyScheme(), builder::keyScheme);
    setters.set("organization", details.getOrganization(), builder::organization);
    SslBundle bundle = details.getSslBundle();
    if (bundle != null) {
      builder.sslContext(bundle.createSslContext());
    }
  }
}
