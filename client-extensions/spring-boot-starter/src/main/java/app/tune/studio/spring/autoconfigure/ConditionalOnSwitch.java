package app.tune.studio.spring.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches where a property is true, in any spelling that Spring Boot binds as such; {@code
 * ConditionalOnProperty} would compare the text, and take {@code yes} or a typing error for false.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnSwitch.class)
@interface ConditionalOnSwitch {

  /** The name of the property. */
  String property();

  /** What counts where the property is not set. */
  boolean byDefault();
}
