package app.tune.studio.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a {@link app.tune.studio.testkit.script.ScriptedServer} for a test's context, as a bean of
 * it, and points all clients of the context at it, whatever the properties say: for errors, cut
 * streams and other bad days. It is closed with the context.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AutoConfigureScriptedServer {}
