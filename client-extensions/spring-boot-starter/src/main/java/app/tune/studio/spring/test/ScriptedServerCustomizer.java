package app.tune.studio.spring.test;

import app.tune.studio.testkit.script.ScriptedServer;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Adds a server that does what the test says. */
record ScriptedServerCustomizer() implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    TestServerBeans.define(
        context, BeanDefinitionBuilder.rootBeanDefinition(ScriptedServer.class, "start"));
  }
}
