package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Configures clients from the properties {@code tune-studio}, and closes them with the context. */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnSwitch(property = ClientProperties.ROOT + ".enabled", byDefault = true)
@EnableConfigurationProperties(TuneStudioProperties.class)
@Import(NamedClientsRegistrar.class)
public final class TuneStudioAutoConfiguration {

  static final String NAMED_CLIENTS = "tuneStudioNamedClients";

  TuneStudioAutoConfiguration() {}

  /** Takes the bound properties so that those which cannot be bound are reported by their names. */
  @Bean
  static ClientFactory tuneStudioClientFactory(
      Environment environment,
      TuneStudioProperties bound,
      ConfigurableListableBeanFactory beans,
      ObjectProvider<SslBundles> bundles) {
    return new ClientFactory(
        environment, beans, ClientProperties.names(environment), bundles.getIfAvailable());
  }

  @Bean(NAMED_CLIENTS)
  static NamedClients tuneStudioNamedClients(ClientFactory factory, BeanFactory beans) {
    return new NamedClients(factory, beans);
  }

  /** Those of the application's only client, whoever defined it. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSingleCandidate(TuneStudioClient.class)
  static TextCompletions tuneStudioTextCompletions(TuneStudioClient client) {
    return client.textCompletions();
  }

  /** The client without a name; nested, so that it is there before conditions ask for it. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(OnUnnamedClient.class)
  static final class UnnamedClientConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TuneStudioClient tuneStudioClient(ClientFactory factory) {
      return factory.unnamed();
    }
  }
}
