package app.tune.studio.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * Tests the whole application with a server of the testkit: {@link SpringBootTest} and {@link
 * AutoConfigureTuneStudioServer} in one.
 *
 * <pre>{@code
 * @TuneStudioTest
 * class StoryTellerTest {
 *   @Test
 *   void tells(@Autowired StoryTeller teller, @Autowired TuneStudioServer server) {
 *     assertThat(teller.tell("Once")).isNotBlank();
 *     assertThat(server.requests()).hasSize(1);
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest
@AutoConfigureTuneStudioServer
public @interface TuneStudioTest {

  /** {@return the classes of the context, by default those of the application} */
  @AliasFor(annotation = SpringBootTest.class)
  Class<?>[] classes() default {};

  /** {@return properties as {@code name=value}} */
  @AliasFor(annotation = SpringBootTest.class)
  String[] properties() default {};

  /** {@return the web environment of the test} */
  @AliasFor(annotation = SpringBootTest.class)
  WebEnvironment webEnvironment() default WebEnvironment.MOCK;

  /** {@return what makes the completions repeatable} */
  @AliasFor(annotation = AutoConfigureTuneStudioServer.class)
  long seed() default 0;

  /** {@return the names of the models that are known; by default the server's own} */
  @AliasFor(annotation = AutoConfigureTuneStudioServer.class)
  String[] models() default {};
}
