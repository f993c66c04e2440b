package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Builds clients: first the properties, then the server, then what the application adds. */
final class ClientFactory {

  private final Environment environment;
  private final ConfigurableListableBeanFactory beans;
  private final Set<String> clients;
  private final @Nullable SslBundles bundles;

  ClientFactory(
      Environment environment,
      ConfigurableListableBeanFactory beans,
      Set<String> clients,
      @Nullable SslBundles bundles) {
    this.environment = environment;
    this.beans = beans;
    this.clients = clients;
    this.bundles = bundles;
  }

  /** Returns the client without a name. */
  TuneStudioClient unnamed() {
    return build(ClientProperties.unnamed(environment), new ClientBeans(beans, null, clients));
  }

  /** Returns the client of that name. */
  TuneStudioClient named(String name) {
    ClientBeans added = new ClientBeans(beans, name, clients);
    ClientProperties properties = ClientProperties.named(environment, name);
    return build(
        added.hasConnectionDetails() ? properties.withServerOfItsOwn() : properties, added);
  }

  private TuneStudioClient build(ClientProperties properties, ClientBeans added) {
    TuneStudioProperties settings = properties.settings();
    TuneStudioConnectionDetails details =
        added
            .connectionDetails()
            .orElseGet(() -> new PropertiesConnectionDetails(properties, settings, bundles));
    TuneStudioClientBuilder builder = configured(properties, settings, details);
    added.ordered(CallListener.class).values().forEach(builder::callListener);
    Map<String, TuneStudioClientBuilderCustomizer> customizers =
        added.ordered(TuneStudioClientBuilderCustomizer.class);
    customizers.values().forEach(customizer -> customizer.customize(builder));
    try {
      return builder.build();
    } catch (IllegalArgumentException refused) {
      String reason = String.valueOf(refused.getMessage());
      if (!reason.equals(refusal(configured(properties, settings, details)))) {
        throw new IllegalStateException(
            "customizers " + customizers.keySet() + " made the client invalid: " + reason, refused);
      }
      // no key for the documented server, or a base URL with a path
      String property = details.getBaseUrl() == null ? "api-key" : "base-url";
      throw new InvalidPropertyException(properties.nameOf(property), refused);
    }
  }

  /** Returns why no client can be built, or null if one can. */
  private static @Nullable String refusal(TuneStudioClientBuilder builder) {
    try {
      builder.build().close();
      return null;
    } catch (IllegalArgumentException refused) {
      return refused.getMessage();
    }
  }

  private static TuneStudioClientBuilder configured(
      ClientProperties properties,
      TuneStudioProperties settings,
      TuneStudioConnectionDetails details) {
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    new BuilderSettings(properties, builder).apply(settings);
    connect(new CheckedSetters(properties), details, builder);
    return builder;
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
