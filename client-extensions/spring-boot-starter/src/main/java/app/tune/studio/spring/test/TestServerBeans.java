package app.tune.studio.spring.test;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The beans of a test's server: itself, and what points the clients at it. Static methods make them
 * all, since a definition with a lambda cannot be generated ahead of time.
 */
final class TestServerBeans {

  private static final String SERVER = "tuneStudioTestServer";

  /** The auto-configuration finds this bean by its name and uses it for all clients. */
  private static final String CONNECTION = "tuneStudioTestServerConnection";

  private static final String CUSTOMIZER = "tuneStudioTestServerCustomizer";

  private TestServerBeans() {}

  static void define(ConfigurableApplicationContext context, BeanDefinitionBuilder server) {
    if (AotDetector.useGeneratedArtifacts()) {
      return; // they were defined when the context was generated
    }
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    register(beans, SERVER, server.setDestroyMethodName("close"));
    BeanDefinitionBuilder connection = madeOf(SERVER, "to");
    // what the application injects by type remains its own
    connection.getBeanDefinition().setDefaultCandidate(false);
    register(beans, CONNECTION, connection);
    // defined after those of the application, so that it is called after them
    context.addBeanFactoryPostProcessor(
        factory -> register(factory, CUSTOMIZER, madeOf(CONNECTION, "customizer")));
  }

  private static BeanDefinitionBuilder madeOf(String bean, String method) {
    return BeanDefinitionBuilder.rootBeanDefinition(TestServerConnection.class, method)
        .addConstructorArgReference(bean);
  }

  private static void register(
      ConfigurableListableBeanFactory factory, String name, BeanDefinitionBuilder definition) {
    ((BeanDefinitionRegistry) factory).registerBeanDefinition(name, definition.getBeanDefinition());
  }
}
