package app.tune.studio.spring.test;

import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/** The beans of a test's server: itself, and what points the clients at it. */
final class TestServerBeans {

  private TestServerBeans() {}

  static <S> void define(
      ConfigurableApplicationContext context,
      Class<S> type,
      Supplier<S> starter,
      Function<S, TestServerConnection> connection) {
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    RootBeanDefinition server = new RootBeanDefinition(type, starter);
    server.setDestroyMethodName("close");
    register(beans, "tuneStudioTestServer", server);
    RootBeanDefinition details =
        new RootBeanDefinition(
            TestServerConnection.class, () -> connection.apply(beans.getBean(type)));
    details.setPrimary(true);
    register(beans, "tuneStudioTestServerConnection", details);
    // defined after those of the application, so that it is called after them
    context.addBeanFactoryPostProcessor(
        factory ->
            register(
                factory,
                "tuneStudioTestServerCustomizer",
                new RootBeanDefinition(
                    TuneStudioClientBuilderCustomizer.class,
                    () -> factory.getBean(TestServerConnection.class)::applyTo)));
  }

  private static void register(
      ConfigurableListableBeanFactory factory, String name, RootBeanDefinition definition) {
    ((BeanDefinitionRegistry) factory).registerBeanDefinition(name, definition);
  }
}
