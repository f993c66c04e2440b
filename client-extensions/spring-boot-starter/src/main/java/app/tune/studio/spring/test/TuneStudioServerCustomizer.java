package app.tune.studio.spring.test;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.TuneStudioServerBuilder;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Adds a server that keeps the contract; equal settings share a context. */
record TuneStudioServerCustomizer(long seed, List<String> models) implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    TestServerBeans.define(
        context,
        BeanDefinitionBuilder.rootBeanDefinition(TuneStudioServerCustomizer.class, "start")
            .addConstructorArgValue(seed)
            .addConstructorArgValue(models));
  }

  static TuneStudioServer start(long seed, List<String> models) {
    TuneStudioServerBuilder builder = TuneStudioServer.builder().seed(seed);
    return (models.isEmpty() ? builder : builder.models(models)).start();
  }
}
