package app.tune.studio.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.test.context.aot.TestContextAotGenerator;

/** The contexts of tests are generated ahead of time: what {@code process-test-aot} does. */
class AheadOfTimeTest {

  @ParameterizedTest
  @ValueSource(classes = {TuneStudioTestTest.class, AutoConfigureScriptedServerTest.class})
  void context_withATestServer_isGenerated(Class<?> test) {
    InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

    new TestContextAotGenerator(files, new RuntimeHints(), true)
        .processAheadOfTime(Stream.of(test));

    assertThat(files.getGeneratedFiles(Kind.SOURCE)).isNotEmpty();
  }
}
