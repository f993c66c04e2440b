package app.tune.studio.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a {@link app.tune.studio.testkit.TuneStudioServer} for a test's context, as a bean of it,
 * and points all clients of the context at it, whatever the properties say. It is closed with the
 * context; tests with the same settings share both.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AutoConfigureTuneStudioServer {

  /** {@return what makes the completions repeatable: the same request always gets the same one} */
  long seed() default 0;

  /** {@return the names of the models that are known; by default the server's own} */
  String[] models() default {};
}
