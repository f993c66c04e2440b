package app.tune.studio.spring.test;

import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/** The two beans of a test's server: itself, and the way that clients take to it. */
final class TestServerBeans {

  private TestServerBeans() {}

  static <S> void define(
      ConfigurableApplicationContext context,
      Class<S> type,
      Supplier<S> starter,
      Function<S, TestServerConnection> connection) {
    BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
    RootBeanDefinition server = new RootBeanDefinition(type, starter);
    server.setDestroyMethodName("close");
    registry.registerBeanDefinition("tuneStudioTestServer", server);
    RootBeanDefinition details =
        new RootBeanDefinition(
            TestServerConnection.class,
            () -> connection.apply(context.getBeanFactory().getBean(type)));
    details.setPrimary(true);
    registry.registerBeanDefinition("tuneStudioTestServerConnection", details);
  }
}
