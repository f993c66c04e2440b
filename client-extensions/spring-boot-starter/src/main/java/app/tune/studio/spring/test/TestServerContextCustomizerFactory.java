package app.tune.studio.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Reads which server a test class asks for; looked up by Spring's test framework. */
final class TestServerContextCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
    AutoConfigureTuneStudioServer server =
        TestContextAnnotationUtils.findMergedAnnotation(
            testClass, AutoConfigureTuneStudioServer.class);
    boolean scripted =
        TestContextAnnotationUtils.hasAnnotation(testClass, AutoConfigureScriptedServer.class);
    if (server == null) {
      return scripted ? new ScriptedServerCustomizer() : null;
    }
    if (scripted) {
      throw new IllegalStateException(
          testClass.getName() + " asks for two servers; the clients can be pointed at one");
    }
    return new TuneStudioServerCustomizer(server.seed(), List.of(server.models()));
  }
}
