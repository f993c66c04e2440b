package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.BuilderValues;
import app.tune.studio.spring.TuneStudioClientBuilderCustomizer;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with the auto-configuration, for tests. */
final class Contexts {

  static final String KEY = "tune-studio.api-key=secret";

  private Contexts() {}

  static ApplicationContextRunner runner(String... properties) {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(SslAutoConfiguration.class, TuneStudioAutoConfiguration.class))
        .withPropertyValues(properties);
  }

  /** Returns what the builder of the client without a name has when the client is built. */
  static BuilderValues values(String... properties) {
    AtomicReference<BuilderValues> values = new AtomicReference<>();
    runner(properties)
        .withBean(
            TuneStudioClientBuilderCustomizer.class,
            () -> builder -> values.set(new BuilderValues(builder)))
        .run(
            context -> {
              if (context.getStartupFailure() != null) {
                throw new AssertionError(context.getStartupFailure());
              }
            });
    return values.get();
  }
}
