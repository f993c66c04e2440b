package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import app.tune.studio.spring.TuneStudioConnectionDetails;
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
    TuneStudioClientBuilder builder = TuneStudioClient.builder();
    new BuilderSettings(properties, builder).apply(settings);
    TuneStudioConnectionDetails details =
        added
            .connectionDetails()
            .orElseGet(() -> new PropertiesConnectionDetails(properties, settings, bundles));
    connect(new CheckedSetters(properties), details, builder);
    added.ordered(CallListener.class).forEach(builder::callListener);
    added
        .ordered(TuneStudioClientBuilderCustomizer.class)
        .forEach(customizer -> customizer.customize(builder));
    try {
      return builder.build();
    } catch (IllegalArgumentException refused) { // no key for the documented server, or a bad URL
      String property = details.getBaseUrl() == null ? "api-key" : "base-url";
      throw new InvalidPropertyException(properties.nameOf(property), refused);
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
