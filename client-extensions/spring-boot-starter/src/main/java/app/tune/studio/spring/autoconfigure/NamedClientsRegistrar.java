package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TextCompletions;
import app.tune.studio.client.TuneStudioClient;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Defines a client and its text completions for each name below {@code clients}. They are injected
 * where their name is the qualifier, and nowhere else. A bean that the application defines under
 * the same bean name stays.
 */
final class NamedClientsRegistrar implements ImportBeanDefinitionRegistrar {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private final Environment environment;

  NamedClientsRegistrar(Environment environment) {
    this.environment = environment;
  }

  static String clientBean(String name) {
    return name + "TuneStudioClient";
  }

  private static String textCompletionsBean(String name) {
    return name + "TextCompletions";
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    for (String name : ClientProperties.names(environment)) {
      if (!NAME.matcher(name).matches()) {
        throw new InvalidPropertyException(
            ClientProperties.CLIENTS + "." + name,
            "the name of a client must be lower-case letters, digits and dashes");
      }
      refuse(name, "observation");
      refuse(name, "clients");
      if (!isEnabled(name)) {
        continue;
      }
      define(registry, clientBean(name), TuneStudioClient.class, "client", name);
      define(registry, textCompletionsBean(name), TextCompletions.class, "textCompletions", name);
    }
  }

  private boolean isEnabled(String name) {
    return Binder.get(environment)
        .bind(ClientProperties.CLIENTS + "." + name + ".enabled", Boolean.class)
        .orElse(true);
  }

  /** Refuses what only all clients together can have. */
  private void refuse(String name, String section) {
    String property = ClientProperties.CLIENTS + "." + name + "." + section;
    Binder.get(environment)
        .bind(property, Bindable.mapOf(String.class, Object.class))
        .ifBound(
            values -> {
              throw new InvalidPropertyException(
                  property + "." + values.keySet().iterator().next(),
                  "cannot be set for one client; set " + ClientProperties.ROOT + "." + section);
            });
  }

  private static void define(
      BeanDefinitionRegistry registry, String bean, Class<?> type, String method, String client) {
    if (registry.containsBeanDefinition(bean)) {
      return;
    }
    RootBeanDefinition definition = new RootBeanDefinition(type);
    definition.setFactoryBeanName(TuneStudioAutoConfiguration.NAMED_CLIENTS);
    definition.setFactoryMethodName(method);
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, client);
    definition.setDestroyMethodName("(inferred)");
    definition.setDefaultCandidate(false);
    definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, client));
    registry.registerBeanDefinition(bean, definition);
  }
}
